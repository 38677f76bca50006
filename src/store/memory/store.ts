/** The store in memory: for tests and for trying out. It keeps every promise but durability. */

import type { AuditEntry, ChainedEntry } from '../../quarantine/audit.ts'
import { chain, emptyHead } from '../../quarantine/audit-chain.ts'
import type { Item } from '../../quarantine/item.ts'
import { groupCampaigns } from '../campaigns.ts'
import { counterName, isAsked, onAudit, onInsert, onUpdate, sum } from '../counters.ts'
import { StoreError } from '../errors.ts'
import { matches } from '../matches.ts'
import { listenKey } from '../outbox.ts'
import { pageOf } from '../paging.ts'
import type { AgeQuery, AllowRule, CampaignDecision, Counter, Store } from '../store.ts'
import { pageOfWaves } from '../waves.ts'

type Row = { item: Item; body: Uint8Array | null }

type State = {
  readonly rows: Map<string, Row>
  readonly counters: Map<string, Counter>
  readonly audit: ChainedEntry[]
  readonly rules: Map<string, AllowRule>
  readonly decisions: Map<string, CampaignDecision>
  readonly values: Map<string, { value: string; expires: number }>
  readonly locks: Set<string>
  readonly outbox: Set<string>
}

export type MemoryOptions = { readonly auditKey: Uint8Array; readonly now?: () => number }

export const openMemoryStore = (options: MemoryOptions): Store => {
  const state: State = {
    rows: new Map(),
    counters: new Map(),
    audit: [],
    rules: new Map(),
    decisions: new Map(),
    values: new Map(),
    locks: new Set(),
    outbox: new Set(),
  }
  const now = options.now ?? Date.now
  const note = (entries: readonly AuditEntry[]): void => {
    const last = state.audit.at(-1)
    state.audit.push(...chain(options.auditKey, last ?? emptyHead, entries))
    add(state, onAudit(entries))
  }
  return { kind: 'memory', sql: null, ...items(state, note), ...lists(state), ...rest(state, note, now) }
}

const add = (state: State, counters: readonly Counter[]): void => {
  for (const counter of sum(counters)) {
    const name = counterName(counter)
    state.counters.set(name, { ...counter, value: (state.counters.get(name)?.value ?? 0) + counter.value })
  }
}

const items = (state: State, note: (entries: readonly AuditEntry[]) => void) =>
  ({
    insert: async (item, body, retrySince) => {
      for (const row of state.rows.values()) {
        const isRetry =
          item.dedupe !== '' && row.item.dedupe === item.dedupe && row.item.receivedAt >= retrySince
        if (isRetry) return { fresh: false, item: row.item }
      }
      if (state.rows.has(item.id)) throw new StoreError('ERR_STORE_ID_TAKEN', `id ${item.id} is taken`)
      state.rows.set(item.id, { item, body: Uint8Array.from(body) })
      add(state, onInsert(item))
      if ((state.values.get(listenKey)?.expires ?? 0) > item.receivedAt) state.outbox.add(item.id)
      return { fresh: true, item }
    },
    get: async id => state.rows.get(id)?.item ?? null,
    body: async id => state.rows.get(id)?.body ?? null,
    update: async (item, audit) => {
      const row = state.rows.get(item.id)
      if (row === undefined || row.item.revision !== item.revision - 1) return false
      add(state, onUpdate(row.item, item))
      row.item = item
      if (!item.bodyKept) row.body = null
      note(audit)
      return true
    },
    usage: async () => {
      const kept = [...state.rows.values()].filter(row => row.item.bodyKept)
      return {
        items: kept.length,
        bytes: kept.reduce((bytes, row) => bytes + row.item.size, 0),
        freeBytes: null,
      }
    },
    verify: async () => ({ items: state.rows.size, bytes: 0, problems: [] }),
  }) satisfies Partial<Store>

const lists = (state: State) =>
  ({
    list: async query =>
      pageOf(
        [...state.rows.values()].map(row => row.item).filter(item => matches(item, query)),
        query,
      ),
    relatives: async (features, since) => {
      const shared = new Map<string, Set<string>>()
      for (const { item } of state.rows.values()) {
        if (item.campaign === '' || item.receivedAt < since) continue
        const found = shared.get(item.campaign) ?? new Set()
        for (const feature of item.features) if (features.includes(feature)) found.add(feature)
        if (found.size > 0) shared.set(item.campaign, found)
      }
      return [...shared].map(([campaign, found]) => ({ campaign, features: [...found] }))
    },
    campaigns: async query =>
      groupCampaigns(
        [...state.rows.values()].map(row => row.item),
        query,
      ),
    waves: async query =>
      pageOfWaves(
        [...state.rows.values()].map(row => row.item),
        query,
      ),
    due: async (now, limit) =>
      [...state.rows.values()]
        .map(row => row.item)
        .filter(item =>
          item.recipients.some(fate => fate.state === 'releasing' && (fate.release?.due ?? 0) <= now),
        )
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    oldest: async query =>
      [...state.rows.values()]
        .map(row => row.item)
        .filter(isOld(query))
        .sort(byAge)
        .filter(item => query.after === undefined || byAge(item, query.after) > 0)
        .slice(0, query.limit),
    countOldest: async query => [...state.rows.values()].filter(row => isOld(query)(row.item)).length,
    counters: async query =>
      [...state.counters.values()].filter(row => row.value !== 0 && isAsked(row, query)),
    count: async increments => add(state, increments),
  }) satisfies Partial<Store>

type Aged = Pick<Item, 'id' | 'reviewed'>

/** Reviewed ones first, then by time, which is the id's. */
const isOld =
  (query: AgeQuery) =>
  (item: Item): boolean =>
    item.bodyKept &&
    item.receivedAt < query.before &&
    query.states.includes(item.state) &&
    (query.unreviewed !== true || item.reviewed === null)

const byAge = (a: Aged, b: Aged): number =>
  Number(a.reviewed === null) - Number(b.reviewed === null) || (a.id < b.id ? -1 : Number(a.id > b.id))

const rest = (state: State, note: (entries: readonly AuditEntry[]) => void, now: () => number) =>
  ({
    appendAudit: async entries => note(entries),
    audit: async query => {
      const all = state.audit.filter(
        row =>
          (query.newestFirst ? query.after === 0 || row.seq < query.after : row.seq > query.after) &&
          (query.item === undefined || row.item === query.item) &&
          (query.actor === undefined || row.actor === query.actor) &&
          (query.action === undefined || row.action === query.action) &&
          row.at >= (query.since ?? 0) &&
          row.at <= (query.until ?? Number.POSITIVE_INFINITY),
      )
      return (query.newestFirst ? all.reverse() : all).slice(0, query.limit)
    },
    auditHead: async () => {
      const last = state.audit.at(-1) ?? emptyHead
      return { seq: last.seq, mac: last.mac }
    },
    allowRules: async () => [...state.rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    putAllowRule: async (rule, audit) => {
      state.rules.set(rule.id, rule)
      note(audit)
    },
    removeAllowRule: async (id, audit) => {
      if (!state.rules.delete(id)) return false
      note(audit)
      return true
    },
    hitAllowRule: async (id, at) => {
      const rule = state.rules.get(id)
      if (rule !== undefined) state.rules.set(id, { ...rule, hits: rule.hits + 1, lastHitAt: at })
    },
    decisions: async time => [...state.decisions.values()].filter(decision => decision.until > time),
    putDecision: async (decision, audit) => {
      state.decisions.set(decision.campaign, decision)
      note(audit)
    },
    dropDecision: async (campaign, audit) => {
      if (!state.decisions.delete(campaign)) return false
      note(audit)
      return true
    },
    untold: async limit => [...state.outbox].slice(0, limit),
    told: async ids => {
      for (const id of ids) state.outbox.delete(id)
    },
    getValue: async key => {
      const found = state.values.get(key)
      return found === undefined || (found.expires !== 0 && found.expires <= now()) ? null : found.value
    },
    putValue: async (key, value, expires) => {
      state.values.set(key, { value, expires })
    },
    exclusively: async (name, job) => {
      if (state.locks.has(name)) return null
      state.locks.add(name)
      return job(new AbortController().signal).finally(() => state.locks.delete(name))
    },
    close: async () => {},
  }) satisfies Partial<Store>
