/** Checks what must be right before the first message; then the engine, in every process that gets messages. */
import cluster from 'node:cluster'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { formatConfigError } from '../config/errors.ts'
import { followConfig } from '../config/follow.ts'
import type { Config } from '../config/keys.ts'
import { loadConfig } from '../config/read.ts'
import { attendanceProblem } from '../quarantine/attendance.ts'
import type { EngineInput, StartEngine } from './engine.ts'
import type { ConnectionConfig, Hook, Plugin, Server } from './members.ts'
import type { Runtime } from './runtime.ts'
import { checkInternalKey, connectionWarnings, StartError } from './start-checks.ts'

let running: Runtime | null = null

export function start(plugin: Plugin): Readonly<Record<string, Hook>> {
  const directory = process.env['HARAKA'] ?? process.cwd()
  const source = { file: join(directory, 'config', 'amazon-impersonation.ini'), env: process.env }
  const loaded = loadConfig(source)
  if (!loaded.ok) {
    throw new StartError('ERR_CONFIG', `${loaded.errors.map(formatConfigError).join('; ')}`)
  }
  const unattended = attendanceProblem(loaded.config)
  if (unattended !== null) throw new StartError(unattended.code, unattended.hint)
  const server = plugin.haraka_require('server') as Server
  overrideListeners(server, loaded.config)
  checkInternalKey(plugin, server)
  for (const warning of connectionWarnings(plugin.config.get('connection.ini', 'ini') as ConnectionConfig)) {
    plugin.logwarn(warning)
  }
  const { config } = followConfig({
    source,
    first: loaded.config,
    refuse: next => {
      const problem = attendanceProblem(next)
      return problem === null ? null : `${problem.code} ${problem.hint}`
    },
    notice: text => plugin.lognotice(text),
    problem: text => plugin.logerror(text),
  })
  // A master that only looks after its workers needs no lexicons and no store.
  if (cluster.isPrimary && hasWorkers(server)) return {}
  const { runtime, hooks } = startEngine({ plugin, directory, config })
  running = runtime
  return hooks
}

function startEngine(input: EngineInput): ReturnType<StartEngine> {
  const load = createRequire(import.meta.url)
  const engine = load(import.meta.url.endsWith('.ts') ? './engine.ts' : './engine.js') as {
    startEngine: StartEngine
  }
  return engine.startEngine(input)
}

/** smtp.ini without `nodes` means a master and one worker. */
function hasWorkers(server: Server): boolean {
  const { nodes = 1 } = server.cfg.main
  return nodes === 'cpus' || Number(nodes) !== 0
}

/** Called before the mails in flight are done: what they need is closed when the process has nothing else to do. */
export function shutdown(): void {
  const runtime = running
  if (runtime === null) return
  process.once('beforeExit', () => void runtime.close())
}

/** The environment may name the listener and the number of processes; Haraka reads both after its plugins are loaded. */
function overrideListeners(server: Server, config: Config): void {
  if (config.smtp.listen !== '') server.cfg.main['listen'] = config.smtp.listen
  if (config.smtp.nodes !== '') server.cfg.main['nodes'] = nodesOf(config.smtp.nodes)
}

const nodesOf = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text)
