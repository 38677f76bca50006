/** Starts a reading process: no environment, no output, read-only files of this package and its libraries, a small heap. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MEGABYTE = 1024 * 1024
const MODULES = 'node_modules'
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

/** The code of the readers, and every node_modules that their imports may be resolved in, also behind a symbolic link. */
function readableFolders(): readonly string[] {
  const reading = dirname(dirname(entry))
  const folders = [reading, join(dirname(reading), 'message')]
  const libraries = createRequire(import.meta.url).resolve('unpdf')
  folders.push(libraries.slice(0, libraries.lastIndexOf(MODULES) + MODULES.length))
  const files: string[] = []
  for (let folder = reading; folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (files.length === 0 && existsSync(manifest)) files.push(manifest)
    const modules = join(folder, MODULES)
    if (existsSync(modules)) folders.push(modules)
  }
  return [...folders.map(folder => join(folder, '*')), ...files]
}
