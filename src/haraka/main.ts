/** Registers the hooks, checks what must be right before the first message, and builds what the hooks work with. */
import { join } from 'node:path'
import { formatConfigError } from '../config/errors.ts'
import type { Config } from '../config/keys.ts'
import { loadConfig } from '../config/read.ts'
import { watchConfig } from '../config/watch.ts'
import { attendanceProblem } from '../quarantine/attendance.ts'
import { createHooks, PRIORITIES } from './hooks.ts'
import type { ConnectionConfig, Hook, Plugin, Server } from './members.ts'
import { FORWARDER } from './next-hop.ts'
import type { Runtime } from './runtime.ts'
import { checkInternalKey, connectionWarnings, StartError } from './start-checks.ts'
import { createRuntime } from './wire.ts'

let running: Runtime | null = null

export function start(plugin: Plugin): Readonly<Record<string, Hook>> {
  const directory = process.env['HARAKA'] ?? process.cwd()
  const source = { file: join(directory, 'config', 'amazon-impersonation.ini'), env: process.env }
  const loaded = loadConfig(source)
  if (!loaded.ok) {
    throw new StartError('ERR_CONFIG', `${loaded.errors.map(formatConfigError).join('; ')}`)
  }
  let config: Config = loaded.config
  const unattended = attendanceProblem(config)
  if (unattended !== null) throw new StartError(unattended.code, unattended.hint)
  const server = plugin.haraka_require('server') as Server
  overrideListeners(server, config)
  checkInternalKey(plugin, server)
  for (const warning of connectionWarnings(plugin.config.get('connection.ini', 'ini') as ConnectionConfig)) {
    plugin.logwarn(warning)
  }
  watchConfig(
    source,
    next => {
      // A missing file is seen as a change once.
      if (isSame(next, config)) return
      const problem = attendanceProblem(next)
      if (problem !== null) {
        plugin.logerror(`not reloaded, what was in force stays: ${problem.code} ${problem.hint}`)
        return
      }
      config = next
      plugin.lognotice('configuration reloaded')
    },
    errors => {
      for (const error of errors)
        plugin.logerror(`not reloaded, what was in force stays: ${formatConfigError(error)}`)
    },
  )
  const runtime = createRuntime({ plugin, directory, config: () => config })
  running = runtime
  const hooks = createHooks(runtime)
  for (const [hook, method, priority] of PRIORITIES) plugin.register_hook(hook, method, priority)
  inheritForwarder(plugin, runtime)
  return hooks
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

/** Haraka's own forwarder, with our next hop; it forwards only when queue.ts calls it. */
function inheritForwarder(plugin: Plugin, runtime: Runtime): void {
  plugin['get_config'] = () => {
    const hop = runtime.nextHop(plugin)
    const own = (plugin['cfg'] as { main?: object } | undefined)?.main
    return { ...own, ...(hop.kind === 'smtp' ? { host: hop.host, port: hop.port } : {}) }
  }
  plugin['forward_enabled'] = () => true
  const register = plugin.register_hook.bind(plugin)
  // Its register() would put its hooks beside ours.
  plugin.register_hook = () => undefined
  try {
    plugin.inherits(FORWARDER)
  } finally {
    plugin.register_hook = register
  }
}

function isSame(one: Config, other: Config): boolean {
  const text = (config: Config) => JSON.stringify([config, [...config.policyOverrides]])
  return text(one) === text(other)
}
