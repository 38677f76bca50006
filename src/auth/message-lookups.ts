/**
 * The DNS as one message sees it: each question asked once, failures remembered, and nothing waits beyond the
 * deadline. Look-ups that failed are told apart later: those that the author's proof needed, and all others.
 */
import { codeOf, type DnsAnswer, DnsError, isTemporary, type Resolver } from './dns/resolver.ts'

export type MessageLookups = {
  readonly resolve: Resolver
  /** starts a look-up so that no other one can use up its time; never rejects */
  readonly prefetch: (name: string, type: string) => void
  /** the look-up was made and failed, but may succeed later */
  readonly failedForNow: (name: string, type: string) => boolean
  /** milliseconds are used up */
  readonly expired: () => boolean
  readonly close: () => void
}

/** More questions than any honest message has: 20 keys, 12 + 10 for SPF, 2 × 8 for DMARC, ARC. */
const MAX_QUESTIONS = 200

export function createMessageLookups(resolver: Resolver, deadline: number): MessageLookups {
  const asked = new Map<string, Promise<DnsAnswer>>()
  const failures = new Map<string, string>()
  const { promise: over, reject: end } = Promise.withResolvers<never>()
  over.catch(() => undefined)
  const ends = performance.now() + deadline
  const timer = setTimeout(() => end(new DnsError('ETIMEOUT', 'deadline', '')), deadline)
  const expired = (): boolean => performance.now() >= ends

  const ask = async (key: string, name: string, type: string): Promise<DnsAnswer> => {
    try {
      if (expired()) throw new DnsError('ETIMEOUT', name, type)
      if (asked.size > MAX_QUESTIONS) throw new DnsError('EBADQUERY', name, type)
      return await Promise.race([resolver(name, type), over])
    } catch (error) {
      const code = codeOf(error)
      failures.set(key, code)
      throw error instanceof DnsError ? error : new DnsError(code, name, type)
    }
  }
  const resolve: Resolver = (name, type) => {
    const key = keyOf(name, type)
    let answer = asked.get(key)
    if (!answer) {
      answer = ask(key, name, type)
      asked.set(key, answer)
    }
    return answer
  }
  return {
    resolve,
    prefetch: (name, type) => void resolve(name, type).catch(() => undefined),
    failedForNow: (name, type) => isTemporary(failures.get(keyOf(name, type)) ?? 'ENOTFOUND'),
    expired,
    close: () => clearTimeout(timer),
  }
}

function keyOf(name: string, type: string): string {
  return `${type} ${name.toLowerCase()}`
}
