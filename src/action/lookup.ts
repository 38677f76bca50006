/** Policies of very many recipients, out of a CDB or SQL table; cached, bounded in time, and an outage means the default. */
import { LRUCache } from 'lru-cache'
import type { Policy, PolicyOverride } from '../config/keys.ts'
import { scopeOf } from '../config/overrides.ts'

/** The value that a table holds for a key, null if none. */
export type Table = {
  readonly get: (key: string) => Promise<string | null>
  readonly close: () => Promise<void>
}

/** `mailbox` where the row is the address' own, not its domain's. */
export type Found = PolicyOverride & { readonly mailbox: boolean }

export type Lookup = {
  /** Never rejects. */
  readonly find: (address: string) => Promise<Found | null>
  readonly close: () => Promise<void>
}

export type LookupOptions = {
  /** milliseconds for which an answer is believed */
  readonly cache: number
  /** milliseconds for one look-up */
  readonly deadline: number
  readonly onOutage: (error: unknown) => void
}

const ENTRIES = 100_000
const POLICIES: ReadonlySet<string> = new Set<Policy>(['off', 'monitor', 'tag', 'quarantine', 'reject'])

export function createLookup(table: Table, options: LookupOptions): Lookup {
  const cache =
    options.cache > 0
      ? new LRUCache<string, { value: PolicyOverride | null }>({ max: ENTRIES, ttl: options.cache })
      : null
  const one = async (key: string): Promise<PolicyOverride | null> => {
    const known = cache?.get(key)
    if (known !== undefined) return known.value
    const text = await table.get(key)
    const value = text === null ? null : parsePolicyValue(text)
    if (text !== null && value === null)
      options.onOutage(new Error(`not a policy: ${JSON.stringify(text.slice(0, 80))}`))
    cache?.set(key, { value })
    return value
  }
  return {
    find: async address => {
      const key = scopeOf(address)
      try {
        return await inTime(both(key, one), options.deadline)
      } catch (error) {
        options.onOutage(error)
        return null
      }
    },
    close: () => table.close(),
  }
}

/** The address' own row, else that of its domain. */
async function both(
  key: string,
  one: (key: string) => Promise<PolicyOverride | null>,
): Promise<Found | null> {
  const own = await one(key)
  if (own !== null) return { ...own, mailbox: key.includes('@') }
  const ofDomain = await one(key.slice(key.lastIndexOf('@') + 1))
  return ofDomain === null ? null : { ...ofDomain, mailbox: false }
}

/** `quarantine`, or `reject quarantine=80 reject=99`. */
export function parsePolicyValue(text: string): PolicyOverride | null {
  const [policy = '', ...rest] = text.trim().toLowerCase().split(/\s+/)
  if (!POLICIES.has(policy)) return null
  const found: Record<string, number> = {}
  for (const word of rest) {
    const [, name = '', digits = ''] = /^(quarantine|reject)=(\d{1,3})$/.exec(word) ?? []
    if (name === '' || Number(digits) > 100) return null
    found[name] = Number(digits)
  }
  return { policy: policy as Policy, ...found }
}

function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
