/** Builds what the hooks work with, and registers them. */
import { createHooks, PRIORITIES } from './hooks.ts'
import type { Hook, Plugin } from './members.ts'
import { FORWARDER } from './next-hop.ts'
import type { Runtime } from './runtime.ts'
import { createRuntime, type RuntimeInput } from './wire.ts'

export type EngineInput = RuntimeInput
export type StartEngine = typeof startEngine

export function startEngine(input: EngineInput): {
  readonly runtime: Runtime
  readonly hooks: Readonly<Record<string, Hook>>
} {
  const { plugin } = input
  const runtime = createRuntime(input)
  for (const [hook, method, priority] of PRIORITIES) plugin.register_hook(hook, method, priority)
  inheritForwarder(plugin, runtime)
  return { runtime, hooks: createHooks(runtime) }
}

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
