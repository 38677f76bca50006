/**
 * The one wrapper around every hook, and the only caller of next(): own deadline below Haraka's plugin timeout, no
 * throw, exactly one answer. (A rejected promise in a hook kills the process, a synchronous throw passes the mail
 * unexamined, and a hook that hangs is answered by Haraka with 450 after its own timeout.)
 */
import { explain } from '../observe/explain.ts'
import { CONT, type Connection, type Hook, type HookResult, type Plugin } from './members.ts'

/** What a hook finds out; it is applied only if the deadline has not passed meanwhile. */
export type Outcome = () => HookResult

export type Failure = { readonly kind: 'error' | 'timeout'; readonly error: unknown }

export type Work = (
  plugin: Plugin,
  connection: Connection,
  params: unknown,
  signal: AbortSignal,
) => Promise<Outcome>

export type SafelyOptions = {
  /** milliseconds; read anew for each call, so that a reload counts */
  readonly deadline: (plugin: Plugin) => number
  /** the answer where the work failed; must not throw (if it does, `fallback` is the answer) */
  readonly onFailure: (plugin: Plugin, connection: Connection, failure: Failure) => HookResult
  /** the last resort */
  readonly fallback: HookResult
}

export const go: HookResult = { code: CONT }

/** Milliseconds that are left to Haraka's own timeout, so that our answer comes first. */
const MARGIN = 2000

/** The deadline wished for, but always below the plugin timeout that Haraka enforces. */
export function below(plugin: Pick<Plugin, 'timeout'>, wished: number): number {
  const timeout = plugin.timeout * 1000
  if (!(timeout > 0)) return wished
  return Math.min(wished, Math.max(timeout - MARGIN, timeout / 2))
}

export function safely(options: SafelyOptions, work: Work): Hook {
  return function hook(next, connection, params) {
    const abort = new AbortController()
    let answered = false
    const answer = (decide: () => HookResult) => {
      if (answered) return
      answered = true
      clearTimeout(timer)
      const { code, message } = decided(decide, options, this, connection)
      try {
        next(code, message)
      } catch (error) {
        this.logcrit(`answering failed: ${explain(error)}`)
      }
    }
    const fail = (failure: Failure) => answer(() => options.onFailure(this, connection, failure))
    const timer = setTimeout(() => {
      fail({ kind: 'timeout', error: new Error('deadline passed') })
      abort.abort()
    }, options.deadline(this))
    start(work, this, connection, params, abort.signal).then(
      outcome => answer(outcome),
      error => fail({ kind: 'error', error }),
    )
  }
}

async function start(
  work: Work,
  plugin: Plugin,
  connection: Connection,
  params: unknown,
  signal: AbortSignal,
): Promise<Outcome> {
  return work(plugin, connection, params, signal)
}

function decided(
  decide: () => HookResult,
  options: SafelyOptions,
  plugin: Plugin,
  connection: Connection,
): HookResult {
  try {
    return decide()
  } catch (error) {
    plugin.logcrit(`applying failed: ${explain(error)}`)
    try {
      return options.onFailure(plugin, connection, { kind: 'error', error })
    } catch (second) {
      plugin.logcrit(`so did the answer to that: ${explain(second)}`)
      return options.fallback
    }
  }
}

export { explain as describe }
