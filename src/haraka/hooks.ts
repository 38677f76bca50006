/** The hooks by name: each a thin handler inside safely(). */
import { later, laterInQueue, type QueueHook } from './answers.ts'
import { check, checkFailed } from './check.ts'
import { type Hook, OK, type OutboundMail } from './members.ts'
import { exchangeOf } from './next-hop.ts'
import { afterOthers, queue } from './queue.ts'
import type { Runtime } from './runtime.ts'
import { below, describe, go, safely } from './safely.ts'
import { arrivalOf, rememberParams } from './state.ts'
import { ATTRIBUTES, mayForward, readXforward } from './xforward.ts'

/** Hook, method, priority: queue first, so that a hold is durable before anybody else takes the mail. */
export const PRIORITIES = [
  ['connect_init', 'amazon_connect', 0],
  ['capabilities', 'amazon_capabilities', 0],
  ['unrecognized_command', 'amazon_xforward', 0],
  ['mail', 'amazon_mail', -50],
  ['data_post', 'amazon_check', 10],
  ['queue', 'amazon_queue', -100],
  ['queue_outbound', 'amazon_queue_outbound', -100],
  ['queue', 'amazon_queue_end', 100],
  ['queue_ok', 'amazon_queue_ok', 0],
  ['deny', 'amazon_deny', 0],
  ['get_mx', 'amazon_get_mx', -50],
  ['init_master', 'amazon_init_master', 0],
  ['init_child', 'amazon_init_child', 0],
] as const

/** Parsing, judging and a slow disk, beside what has a deadline of its own. */
const BESIDE = 4000
const QUICK = 5000
const QUEUE = 120_000

export function createHooks(runtime: Runtime): Readonly<Record<string, Hook>> {
  return {
    ...sessionHooks(runtime),
    ...messageHooks(runtime),
    ...queueHooks(runtime),
    ...processHooks(runtime),
  }
}

function sessionHooks(runtime: Runtime): Readonly<Record<string, Hook>> {
  return {
    amazon_connect: minor(async (_plugin, connection) => {
      // Without this every pipelined mail waits 40 ms for an acknowledgement.
      connection.client.targetsocket?.setNoDelay(true)
      return go
    }),
    amazon_capabilities: minor(async (_plugin, connection) => {
      const { capabilities } = connection
      if (Array.isArray(capabilities) && mayForward(connection, runtime.config()))
        capabilities.push(ATTRIBUTES)
      return go
    }),
    amazon_xforward: minor(async (_plugin, connection, params) => {
      const [verb, argument] = Array.isArray(params) ? params : []
      if (String(verb).toUpperCase() !== 'XFORWARD' || !mayForward(connection, runtime.config())) return go
      const read = readXforward(connection, String(argument ?? ''))
      connection.respond(read ? 250 : 501, read ? 'Ok' : 'Syntax: XFORWARD attribute=value...')
      return { code: OK }
    }),
    amazon_mail: minor(async (_plugin, connection, params) => {
      rememberParams(connection, params)
      return go
    }),
  }
}

function messageHooks(runtime: Runtime): Readonly<Record<string, Hook>> {
  return {
    amazon_check: safely(
      {
        deadline: plugin => below(plugin, deadlineOf(runtime)),
        onFailure: (plugin, connection, failure) => checkFailed(runtime, plugin, connection, failure),
        fallback: later('This message could not be examined now, try again later'),
      },
      (plugin, connection, _params, signal) => check(runtime, plugin, connection, signal),
    ),
  }
}

function deadlineOf(runtime: Runtime): number {
  const { dns, extract } = runtime.config()
  return dns.deadline + (extract.enabled ? extract.deadline : 0) + BESIDE
}

function queueHooks(runtime: Runtime): Readonly<Record<string, Hook>> {
  return {
    amazon_queue: queueing(runtime, 'queue'),
    amazon_queue_outbound: queueing(runtime, 'queue_outbound'),
    amazon_queue_end: minor(async (plugin, connection) => {
      // Nobody took the mail: Haraka answers 451.
      await afterOthers(runtime, plugin, connection.transaction, 'withdraw')
      return go
    }),
    amazon_queue_ok: minor(async (plugin, connection) => {
      await afterOthers(runtime, plugin, connection.transaction, 'confirm')
      return go
    }),
    amazon_deny: minor(async (plugin, connection) => {
      await afterOthers(runtime, plugin, connection.transaction, 'withdraw')
      return go
    }),
    amazon_get_mx: minor(async (plugin, mail) => {
      const exchange = exchangeOf(mail as unknown as OutboundMail, runtime.nextHop(plugin))
      return exchange === null ? go : { code: OK, message: exchange }
    }),
  }
}

function queueing(runtime: Runtime, hook: QueueHook): Hook {
  const sorry = laterInQueue('The message could not be taken over now, try again later', hook)
  return safely(
    {
      deadline: plugin => below(plugin, QUEUE),
      onFailure: (plugin, _connection, failure) => {
        plugin.logerror(`queue ${failure.kind}: ${describe(failure.error)}`)
        return sorry
      },
      fallback: sorry,
    },
    async (plugin, connection, _params, signal) => {
      const { transaction } = connection
      // Another plugin ended data_post before us: nothing passes unexamined.
      if (transaction !== null && arrivalOf(transaction) === undefined) {
        const answer = (await check(runtime, plugin, connection, signal))()
        if (answer.code !== go.code) return () => answer
      }
      const answer = await queue(runtime, plugin, connection, hook)
      return () => answer
    },
  )
}

function processHooks(runtime: Runtime): Readonly<Record<string, Hook>> {
  return {
    amazon_init_master: minor(async plugin => {
      await runtime.ready(plugin)
      return go
    }),
    amazon_init_child: minor(async plugin => {
      await runtime.ready(plugin)
      return go
    }),
  }
}

/** Hooks whose failure changes nothing about the mail: logged, and on it goes. */
function minor(work: (...args: Parameters<Parameters<typeof safely>[1]>) => Promise<typeof go>): Hook {
  return safely(
    {
      deadline: plugin => below(plugin, QUICK),
      onFailure: (plugin, _connection, failure) => {
        plugin.logerror(`hook ${failure.kind}: ${describe(failure.error)}`)
        return go
      },
      fallback: go,
    },
    async (...args) => {
      const answer = await work(...args)
      return () => answer
    },
  )
}
