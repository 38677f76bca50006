/** Starts a reading process: no environment, no output, read-only files of this package and its libraries, a small heap. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MEGABYTE = 1024 * 1024
const PERMISSION = '--permission'

/** The same file as source and as build. */
const isSource = import.meta.url.endsWith('.ts')
const entry = fileURLToPath(new URL(isSource ? '../child/main.ts' : '../child/main.js', import.meta.url))

/** `file` is another program than the reader only in tests of the sandbox. */
export function spawnReader(memory: number, file: string = entry): ChildProcess {
  const heap = Math.max(64, Math.floor(memory / MEGABYTE / 2))
  return fork(file, [], {
    execArgv: [
      `--max-old-space-size=${heap}`,
      '--no-warnings',
      '--single-threaded',
      '--max-semi-space-size=32',
      ...permissions,
    ],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
}

/**
 * The process may read the code that it runs, and nothing else; it may not write, start processes or load addons.
 * One thread only: with several, V8 spends a third more CPU on such short work.
 */
const permissions = process.allowedNodeEnvironmentFlags.has(PERMISSION)
  ? [PERMISSION, ...readableFolders().map(folder => `--allow-fs-read=${folder}`)]
  : []

/** The package, and every node_modules that its imports may be resolved in. */
function readableFolders(): readonly string[] {
  const folders: string[] = []
  let hasPackage = false
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const isPackage = !hasPackage && existsSync(join(folder, 'package.json'))
    if (isPackage) {
      hasPackage = true
      folders.push(dirname(dirname(entry)), join(folder, 'package.json'))
      const shared = join(dirname(dirname(dirname(entry))), 'message')
      folders.push(shared)
    }
    const modules = join(folder, 'node_modules')
    if (existsSync(modules)) folders.push(modules)
  }
  return folders.map(folder => (folder.endsWith('.json') ? folder : join(folder, '*')))
}
