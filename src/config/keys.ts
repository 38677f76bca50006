/**
 * Every parameter: type, default, unit and why. The one table that makes the ini file, the documentation page,
 * `config --explain` and the Config type. A key is `[section] key` in the ini, AMAZON_IMPERSONATION_SECTION_KEY
 * in the environment. Add a row here and nothing else.
 */

export type KeyType = 'boolean' | 'integer' | 'number' | 'string' | 'list' | 'choice' | 'duration' | 'bytes'

export type KeyRow = {
  readonly type: KeyType
  /** duration: milliseconds; bytes: bytes; list: strings */
  readonly default: boolean | number | string | readonly string[]
  readonly why: string
  readonly choices?: readonly string[]
  readonly min?: number
  readonly max?: number
  /** masked by `config --explain`; may also come from KEY_FILE */
  readonly secret?: boolean
}

const POLICIES = ['off', 'monitor', 'tag', 'quarantine', 'reject'] as const

export const keys = {
  policy: {
    default: { type: 'choice', default: 'tag', choices: POLICIES, why: 'what happens where no other policy is set for the recipient; tag loses nothing' },
  },
  check: {
    authenticated: { type: 'boolean', default: false, why: 'examine mail of authenticated senders' },
    relay: { type: 'boolean', default: false, why: 'examine mail of relaying clients' },
    private_ip: { type: 'boolean', default: true, why: 'examine mail from private addresses: often a gateway of one\'s own' },
    local_ip: { type: 'boolean', default: true, why: 'examine mail from this host' },
  },
  threshold: {
    suspected: { type: 'integer', default: 40, min: 0, max: 100, why: 'score from which the outcome is suspected' },
    impersonation: { type: 'integer', default: 70, min: 0, max: 100, why: 'score from which the outcome is impersonation' },
    quarantine: { type: 'integer', default: 70, min: 0, max: 100, why: 'score from which policy quarantine holds' },
    reject: { type: 'integer', default: 95, min: 0, max: 100, why: 'score from which policy reject refuses' },
  },
  auth: {
    trusted_authserv_id: { type: 'string', default: '', why: 'authserv-id of the upstream that authenticates for us' },
    trusted_relays: { type: 'list', default: [], why: 'addresses and networks of relays whose Received lines are believed' },
    trusted_arc_sealers: { type: 'list', default: [], why: 'domains whose ARC seals are believed; empty: ARC proves nothing' },
  },
  dns: {
    timeout: { type: 'duration', default: 2000, min: 100, max: 60_000, why: 'one query' },
    deadline: { type: 'duration', default: 8000, min: 100, max: 120_000, why: 'all of one message\'s authentication' },
    servers: { type: 'list', default: [], why: 'DNS servers to ask; empty: those of the system' },
  },
  store: {
    url: { type: 'string', default: 'sqlite:var/quarantine', why: 'sqlite:DIRECTORY or postgres://user@host/database' },
  },
  next_hop: {
    url: { type: 'string', default: '', why: 'smtp://host:port, lmtp://host:port, lmtp:/path/to/socket; empty: the local Maildir maildir:var/mail' },
  },
  review: {
    listen: { type: 'string', default: '127.0.0.1:8026', why: 'address of the review page' },
  },
} as const satisfies Record<string, Record<string, KeyRow>>

type ValueOf<R extends KeyRow> = R extends { choices: readonly (infer C extends string)[] }
  ? C
  : R['type'] extends 'boolean'
    ? boolean
    : R['type'] extends 'list'
      ? readonly string[]
      : R['type'] extends 'string' | 'choice'
        ? string
        : number

type Keys = typeof keys

export type Policy = (typeof POLICIES)[number]

/** The configuration as the program sees it: every key has a value. */
export type Config = {
  readonly [S in keyof Keys]: { readonly [K in keyof Keys[S]]: Keys[S][K] extends KeyRow ? ValueOf<Keys[S][K]> : never }
} & {
  /** `[policy.example.org]`, `[policy.user@example.org]`: lower-case domain or address → its overrides */
  readonly policyOverrides: ReadonlyMap<string, PolicyOverride>
}

export type PolicyOverride = { readonly policy?: Policy; readonly quarantine?: number; readonly reject?: number }
