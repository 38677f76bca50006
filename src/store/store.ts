/** The Store interface: what the quarantine keeps durably. One folder a store; one contract test runs on all. */
import type { AuditAction, AuditEntry, AuditHead, ChainedEntry } from '../quarantine/audit.ts'
import type { Item, State } from '../quarantine/item.ts'
import type { Outcome } from '../verdict/verdict.ts'
import type { WavePage, WaveQuery } from './wave.ts'

/** Every promise below rejects only with a StoreError: the store could not do it now, nothing was changed. */
export type Store = {
  readonly kind: 'memory' | 'sqlite' | 'postgres'

  /** Durable when it resolves. A retry (same dedupe key since `retrySince`) gives the item that is already there. */
  insert(item: Item, body: Uint8Array, retrySince: number): Promise<Inserted>
  get(id: string): Promise<Item | null>
  body(id: string): Promise<Uint8Array | null>
  /**
   * Writes `item` if its predecessor (`item.revision - 1`) still stands, with the audit entries in the same
   * transaction; false if somebody else was quicker. `bodyKept: false` removes the body as well.
   */
  update(item: Item, audit: readonly AuditEntry[]): Promise<boolean>

  list(query: ListQuery): Promise<Page>
  /** Campaigns that share features with a new item, with the features shared; items of `since` and later. */
  relatives(features: readonly string[], since: number): Promise<readonly Relative[]>
  campaigns(query: CampaignQuery): Promise<readonly CampaignRow[]>
  /** What waits, one row a wave, those that grew last first. */
  waves(query: WaveQuery): Promise<WavePage>
  /** Items with a release that is due, or whose attempt died (Release.due <= now), oldest first. */
  due(now: number, limit: number): Promise<readonly Item[]>
  /** Items by age for retention: reviewed ones first, then by time. */
  oldest(query: OldestQuery): Promise<readonly Item[]>
  /** How many `oldest` would give without a limit. */
  countOldest(query: AgeQuery): Promise<number>

  counters(query: CounterQuery): Promise<readonly Counter[]>
  count(increments: readonly Counter[]): Promise<void>
  usage(): Promise<Usage>

  appendAudit(entries: readonly AuditEntry[]): Promise<void>
  audit(query: AuditQuery): Promise<readonly ChainedEntry[]>
  auditHead(): Promise<AuditHead>

  allowRules(): Promise<readonly AllowRule[]>
  putAllowRule(rule: AllowRule, audit: readonly AuditEntry[]): Promise<void>
  removeAllowRule(id: string, audit: readonly AuditEntry[]): Promise<boolean>
  hitAllowRule(id: string, at: number): Promise<void>

  decisions(now: number): Promise<readonly CampaignDecision[]>
  putDecision(decision: CampaignDecision, audit: readonly AuditEntry[]): Promise<void>
  /** false if none stood: then nothing is audited either */
  dropDecision(campaign: string, audit: readonly AuditEntry[]): Promise<boolean>

  /** Items that came in since `listenKey` (outbox.ts) stands and were not yet told, in any order. */
  untold(limit: number): Promise<readonly string[]>
  told(ids: readonly string[]): Promise<void>

  /** Small named values: digest times, keys' ids, revoked tokens. `expires` 0: never. */
  getValue(key: string): Promise<string | null>
  putValue(key: string, value: string, expires: number): Promise<void>

  /**
   * Runs `job` on one node at a time; null if another holds the lock. `lost` is aborted when the lock is gone while
   * the job runs: another node may then be at it.
   */
  exclusively<T>(name: string, job: (lost: AbortSignal) => Promise<T>): Promise<T | null>

  /** Compares items and bodies; `repair` removes orphans and left-over temporary files. */
  verify(options: VerifyOptions): Promise<VerifyReport>

  /** Plain statements for tables outside of the quarantine (people, sessions, webhooks); null in memory. */
  readonly sql: SqlAccess | null
  close(): Promise<void>
}

export type Inserted = { readonly fresh: boolean; readonly item: Item }

export type ListQuery = {
  readonly limit: number
  /** `next` of the page before; opaque */
  readonly after?: string
  /** newest: received, latest first (the default) */
  readonly sort?: 'newest' | 'oldest' | 'score'
  readonly states?: readonly State[]
  readonly outcomes?: readonly Outcome[]
  /** words that must all occur in subject, addresses or Message-ID; substrings, also of two Japanese characters */
  readonly text?: string
  readonly since?: number
  readonly until?: number
  readonly minScore?: number
  readonly maxScore?: number
  readonly language?: string
  readonly campaign?: string
  /** recipient domains: items with at least one recipient there (a reviewer's limit goes here) */
  readonly domains?: readonly string[]
  /** narrows further: one recipient domain, one recipient address */
  readonly recipientDomain?: string
  readonly recipient?: string
  readonly assigned?: string
  readonly unreviewed?: boolean
  /** a recipient asked for release and nobody has decided */
  readonly requested?: boolean
  /** one reviewer approved a release and it waits for a second one */
  readonly approved?: true
}

/** `next` is null on the last page. */
export type Page = { readonly items: readonly Item[]; readonly next: string | null }

export type Relative = { readonly campaign: string; readonly features: readonly string[] }

export type CampaignQuery = {
  readonly limit: number
  /** these campaigns and no others: sizes beside the rows of a list */
  readonly only?: readonly string[]
  readonly since?: number
  readonly domains?: readonly string[]
}
export type CampaignRow = {
  readonly campaign: string
  /** items that still wait (held, in-doubt, pending) */
  readonly waiting: number
  readonly total: number
  readonly firstAt: number
  readonly lastAt: number
  /** an example's subject, sender and score */
  readonly subject: string
  readonly from: string
  readonly maxScore: number
}

export type AgeQuery = {
  /** received before that */
  readonly before: number
  readonly states: readonly State[]
  /** only what nobody has marked as reviewed */
  readonly unreviewed?: boolean
}

export type OldestQuery = AgeQuery & {
  /** the last item of the page before, as it was given */
  readonly after?: Pick<Item, 'id' | 'reviewed'>
  readonly limit: number
}

/**
 * One counter. `day` is YYYY-MM-DD (UTC) or '' for what stands now; `domain` a recipient domain or '' for all.
 * Kept by the store itself (counters.ts): state, unreviewed and requested of what stands now; outcome, score, language,
 * domain, campaign, claimed of what came in; released, deleted, expired and wait of what was decided; reviewer of who
 * decided. Callers may count more (`action` …) by `count`.
 */
export type Counter = {
  readonly day: string
  readonly dimension: string
  readonly key: string
  readonly domain: string
  readonly value: number
}
export type CounterQuery = {
  readonly dimension: string
  /** inclusive days; both '' or absent: what stands now */
  readonly from?: string
  readonly to?: string
  /** '' or absent: all; several are given one by one */
  readonly domains?: readonly string[]
}

export type Usage = {
  readonly items: number
  readonly bytes: number /** null where unknown */
  readonly freeBytes: number | null
}

export type AuditQuery = {
  readonly after: number
  readonly limit: number
  readonly item?: string
  readonly actor?: string
  readonly action?: AuditAction
  /** times, both inclusive */
  readonly since?: number
  readonly until?: number
  readonly newestFirst?: boolean
}

/** Allowed by what was proven, never by From. */
export type AllowRule = {
  readonly id: string
  readonly proof: 'dkim' | 'dmarc' | 'ip'
  /** a domain, or an address or network */
  readonly value: string
  readonly scope: 'all' | 'domain' | 'recipient'
  /** '' for all */
  readonly scopeValue: string
  readonly reason: string
  readonly author: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly hits: number
  readonly lastHitAt: number
}

export type CampaignDecision = {
  readonly campaign: string
  readonly action: 'release' | 'delete'
  readonly by: string
  readonly reason: string
  readonly at: number
  /** later arrivals follow until then */
  readonly until: number
}

export type VerifyOptions = {
  readonly repair: boolean
  /** orphans: only what a crash leaves beside the rows, without reading every body */
  readonly scope?: 'all' | 'orphans'
  readonly onProgress?: (done: number, total: number) => void
}
export type VerifyProblem = {
  readonly kind:
    | 'body-missing'
    | 'body-differs'
    | 'body-orphan'
    | 'temporary-file'
    | 'counter-differs'
    | 'chain-broken'
  readonly id: string
  readonly detail: string
  readonly repaired: boolean
}
export type VerifyReport = {
  readonly items: number
  readonly bytes: number
  readonly problems: readonly VerifyProblem[]
}

export type SqlValue = string | number | null | Uint8Array
export type SqlRow = Readonly<Record<string, SqlValue>>
/** SQLite's or PostgreSQL's own placeholders: both take `$1`, `$2` … here. */
export type SqlStatement = { readonly sql: string; readonly params?: readonly SqlValue[] }
export type SqlAccess = {
  readonly dialect: 'sqlite' | 'postgres'
  /** reads; also one writing statement with RETURNING, which is durable when it resolves */
  all(statement: SqlStatement): Promise<readonly SqlRow[]>
  /** one transaction; durable when it resolves; number of changed rows of each */
  run(statements: readonly SqlStatement[]): Promise<readonly number[]>
}

/** Migrations of one name space run once each, in order, under a lock. Never edit one that was released. */
export type Migration = { readonly id: number; readonly name: string; readonly sql: string }
