/**
 * Our own DNS resolver: several servers in turn, one short time-out each, a cache by TTL for records and for
 * their absence, equal questions in flight asked once, a circuit breaker for each server. Node's own resolver
 * gives no TTL and spends 24 s on a dead server.
 */
import { LRUCache } from 'lru-cache'
import { deliver, type Outcome, readAnswer } from './answer.ts'
import { type Breaker, type BreakerState, createBreaker } from './breaker.ts'
import { exchange, type Server } from './exchange.ts'
import {
  codeOf,
  type DnsAnswer,
  DnsError,
  isRecordType,
  isTemporary,
  isValidName,
  type RecordType,
} from './resolver.ts'
import { formatServer, readServers } from './servers.ts'

export type DnsClientOptions = {
  /** `address`, `address:port`, `[address]:port`; empty: the servers of the system */
  readonly servers: readonly string[]
  /** milliseconds, one query to one server */
  readonly timeout: number
  /** time-outs in a row after which a server is left alone */
  readonly breakerThreshold?: number
  /** milliseconds until it is tried again */
  readonly breakerPause?: number
  readonly now?: () => number
}

export type DnsClient = {
  readonly resolve: (name: string, type: string) => Promise<DnsAnswer>
  readonly status: () => readonly { readonly server: string; readonly state: BreakerState }[]
  readonly clear: () => void
}

type Guarded = { readonly server: Server; readonly breaker: Breaker }

const CACHE_ENTRIES = 50_000
const CACHE_CHARACTERS = 32_000_000
/** A day at most for records, a quarter of an hour for absence, seconds for failures (RFC 9520 §3.2). */
const MAX_TTL = 86_400
const MAX_NEGATIVE_TTL = 900
const FAILURE_TTL = 5

export function createDnsClient(options: DnsClientOptions): DnsClient {
  const guarded = readServers(options.servers).map(server => guard(server, options))
  const cache = new LRUCache<string, Outcome>({
    max: CACHE_ENTRIES,
    maxSize: CACHE_CHARACTERS,
    ttlResolution: 0,
    sizeCalculation: (outcome, key) => key.length + sizeOf(outcome.answer),
    ...(options.now ? { perf: { now: options.now } } : {}),
  })
  const inFlight = new Map<string, Promise<Outcome>>()

  const lookUp = async (key: string, name: string, type: RecordType): Promise<Outcome> => {
    const outcome = await askInTurn(guarded, name, type, options.timeout)
    const ttl = lifetime(outcome)
    if (ttl > 0) cache.set(key, outcome, { ttl: ttl * 1000 })
    return outcome
  }
  const resolve = async (name: string, type: string): Promise<DnsAnswer> => {
    if (!isRecordType(type)) throw new DnsError('EBADQUERY', name, type)
    if (!isValidName(name)) throw new DnsError('EBADNAME', name, type)
    const bare = (name.endsWith('.') ? name.slice(0, -1) : name).toLowerCase()
    const key = `${type} ${bare}`
    const known = cache.get(key)
    if (known) return deliver(known, bare, type)
    let pending = inFlight.get(key)
    if (!pending) {
      pending = lookUp(key, bare, type).finally(() => inFlight.delete(key))
      inFlight.set(key, pending)
    }
    return deliver(await pending, bare, type)
  }
  return {
    resolve,
    status: () =>
      guarded.map(({ server, breaker }) => ({ server: formatServer(server), state: breaker.state() })),
    clear: () => cache.clear(),
  }
}

function guard(server: Server, options: DnsClientOptions): Guarded {
  const { timeout, breakerThreshold = 20, breakerPause = 10_000, now = Date.now } = options
  // Every server knows the root, or refuses at once: silence here is its own.
  const probe = async (): Promise<boolean> => {
    await exchange({ server, name: '.', type: 'NS', timeout })
    return true
  }
  return { server, breaker: createBreaker({ threshold: breakerThreshold, pause: breakerPause, now, probe }) }
}

/** Asks one server after the other until one knows; the last failure stands if none does. */
async function askInTurn(
  servers: readonly Guarded[],
  name: string,
  type: RecordType,
  timeout: number,
): Promise<Outcome> {
  let failure: Outcome = { answer: [], error: 'ETIMEOUT', ttl: 0 }
  for (const { server, breaker } of servers) {
    if (!breaker.allows()) continue
    try {
      const outcome = readAnswer(await exchange({ server, name, type, timeout }), name, type)
      breaker.answered()
      if (outcome.error === '' || !isTemporary(outcome.error)) return outcome
      failure = outcome
    } catch (error) {
      const code = codeOf(error)
      if (!isTemporary(code)) return { answer: [], error: code, ttl: 0 }
      if (code === 'ETIMEOUT' || breaker.state() === 'half-open') breaker.timedOut()
      failure = { answer: [], error: code, ttl: 0 }
    }
  }
  return failure
}

function lifetime(outcome: Outcome): number {
  if (outcome.error === '') return Math.min(outcome.ttl, MAX_TTL)
  if (outcome.error === 'ENOTFOUND' || outcome.error === 'ENODATA')
    return Math.min(outcome.ttl, MAX_NEGATIVE_TTL)
  return outcome.error === 'ETIMEOUT' ? 0 : FAILURE_TTL
}

function sizeOf(answer: DnsAnswer): number {
  let size = 64
  for (const record of answer) {
    if (typeof record === 'string') size += record.length
    else if ('exchange' in record) size += record.exchange.length
    else for (const part of record) size += part.length
  }
  return size
}
