/**
 * The Haraka plugin. Named exports become the plugin's methods; this file imports nothing that an old Node.js cannot
 * load, so that it can say what is needed.
 */
import { createRequire } from 'node:module'
import { runtimeProblem } from '../observe/runtime.ts'
import type { Hook, Plugin } from './members.ts'

type Hooks = Readonly<Record<string, Hook>>
type Main = {
  readonly start: (plugin: Plugin) => Hooks
  readonly shutdown: () => void
}

/** require() because register() must be done when it returns; the graph has no top-level await. */
const load = createRequire(import.meta.url)
const main = (): Main => load(import.meta.url.endsWith('.ts') ? './main.ts' : './main.js') as Main

export function register(this: Plugin): void {
  const problem = runtimeProblem(process.versions.node)
  if (problem !== null) {
    process.stderr.write(`${problem}\n`)
    throw new Error(problem)
  }
  const hooks = main().start(this)
  for (const [method, hook] of Object.entries(hooks)) this[method] = hook
}

export function shutdown(this: Plugin): void {
  if (runtimeProblem(process.versions.node) === null) main().shutdown()
}
