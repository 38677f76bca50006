/** npm start: the filter and the review page together, out of this directory, with nothing to configure. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatConfigError } from '../config/errors.ts'
import { loadConfig } from '../config/read.ts'
import { runtimeProblem } from '../observe/runtime.ts'
import { type Children, startChildren } from './children.ts'
import { guide } from './guide.ts'
import { ensureInternalKey } from './internal-key.ts'
import { isTaken, type Listener, listenerOf, readListener, untilListening } from './listener.ts'
import { exitWith, fail, say } from './terminal.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

async function main(): Promise<number> {
  const problem = runtimeProblem(process.versions.node)
  if (problem !== null) return fail(problem)
  const loaded = loadConfig({ file: join(root, 'config', 'amazon-impersonation.ini'), env: process.env })
  if (!loaded.ok) return fail(loaded.errors.map(formatConfigError).join('\n'))
  const { config } = loaded
  const filterOnly = process.argv.includes('--filter-only')
  if (await ensureInternalKey(join(root, 'config'))) say('config/internalcmd_key made')
  const listener = await listenerOf(config, root)
  const taken = await takenOf([
    ['SMTP', '[smtp] listen', listener],
    ...(filterOnly
      ? []
      : [['the review page', '[review] listen', readListener(config.review.listen)] as const]),
  ])
  if (taken !== null) return fail(taken)
  const children = startChildren(root, { review: !filterOnly })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => children.stop())
  if (await untilListening(listener, children.filterEnded)) say(guide(config, listener, !filterOnly))
  return ended(children)
}

type Wanted = readonly [what: string, setting: string, where: Listener]

/** What cannot be listened on, in a sentence; null: all is free. */
async function takenOf(wanted: readonly Wanted[]): Promise<string | null> {
  for (const [what, setting, where] of wanted)
    if (await isTaken(where))
      return `ERR_START_PORT ${where.host}:${where.port} (${what}) is in use: stop whoever listens there, or change ${setting}`
  return null
}

async function ended(children: Children): Promise<number> {
  const code = await children.ended
  say(code === 0 ? 'stopped' : `Haraka ended with ${code}`)
  return code
}

exitWith(main())
