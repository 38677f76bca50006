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
    default: {
      type: 'choice',
      default: 'tag',
      choices: POLICIES,
      why: 'what happens where no other policy is set for the recipient; tag loses nothing',
    },
  },
  check: {
    authenticated: { type: 'boolean', default: false, why: 'examine mail of authenticated senders' },
    relay: { type: 'boolean', default: false, why: 'examine mail of relaying clients' },
    private_ip: {
      type: 'boolean',
      default: true,
      why: "examine mail from private addresses: often a gateway of one's own",
    },
    local_ip: { type: 'boolean', default: true, why: 'examine mail from this host' },
  },
  defer: {
    error: {
      type: 'boolean',
      default: false,
      why: 'answer 451 where the examination failed; else the mail passes, tagged unknown',
    },
    timeout: {
      type: 'boolean',
      default: false,
      why: 'answer 451 where the examination took too long; else the mail passes, tagged unknown',
    },
    unknown: {
      type: 'boolean',
      default: false,
      why: 'answer 451 where an official sender could not be verified because DNS failed for now',
    },
  },
  smtp: {
    listen: { type: 'string', default: '', why: 'address:port to listen on; empty: listen of smtp.ini' },
    nodes: { type: 'string', default: '', why: 'worker processes, or cpus; empty: nodes of smtp.ini' },
    xforward: {
      type: 'list',
      default: [],
      why: 'addresses and networks of Postfix servers that may name the client by XFORWARD',
    },
  },
  header: {
    language: {
      type: 'choice',
      default: 'auto',
      choices: ['auto', 'en', 'ja'],
      why: 'language of the explanation; auto: Japanese where the first tagged recipient is in .jp',
    },
    subject_tag: {
      type: 'string',
      default: '',
      why: 'text put before the Subject of flagged mail; empty: none, since it breaks DKIM signatures',
    },
  },
  lookup: {
    url: {
      type: 'string',
      default: '',
      why: 'policies of many recipients: cdb:FILE or sqlite:FILE; empty: only those of this file',
    },
    query: {
      type: 'string',
      default: 'SELECT policy FROM policies WHERE recipient = ?',
      why: 'SQL that gives the policy of an address or a domain; first column of the first row',
    },
    cache: {
      type: 'duration',
      default: 60_000,
      min: 0,
      max: 86_400_000,
      why: 'how long an answer is believed',
    },
  },
  log: {
    file: {
      type: 'string',
      default: 'var/log/amazon-impersonation.jsonl',
      why: 'one line a message; stdout and stderr are allowed; empty: none',
    },
    hash_addresses: { type: 'boolean', default: false, why: 'write keyed hashes instead of addresses' },
    hash_key: {
      type: 'string',
      default: '',
      secret: true,
      why: 'key of those hashes; empty: a new one each start',
    },
  },
  metrics: {
    listen: { type: 'string', default: '', why: 'address:port of the Prometheus endpoint; empty: none' },
    textfile: {
      type: 'string',
      default: '',
      why: "directory of the node exporter's textfile collector; empty: none",
    },
  },
  threshold: {
    suspected: {
      type: 'integer',
      default: 40,
      min: 0,
      max: 100,
      why: 'score from which the outcome is suspected',
    },
    impersonation: {
      type: 'integer',
      default: 70,
      min: 0,
      max: 100,
      why: 'score from which the outcome is impersonation',
    },
    quarantine: {
      type: 'integer',
      default: 70,
      min: 0,
      max: 100,
      why: 'score from which policy quarantine holds',
    },
    reject: { type: 'integer', default: 95, min: 0, max: 100, why: 'score from which policy reject refuses' },
  },
  auth: {
    trusted_authserv_id: {
      type: 'string',
      default: '',
      why: 'authserv-id of the upstream that authenticates for us',
    },
    trusted_relays: {
      type: 'list',
      default: [],
      why: 'addresses and networks of relays whose Received lines are believed',
    },
    trusted_arc_sealers: {
      type: 'list',
      default: [],
      why: 'domains whose ARC seals are believed; empty: ARC proves nothing',
    },
  },
  dns: {
    timeout: { type: 'duration', default: 2000, min: 100, max: 60_000, why: 'one query' },
    deadline: {
      type: 'duration',
      default: 8000,
      min: 100,
      max: 120_000,
      why: "all of one message's authentication",
    },
    servers: { type: 'list', default: [], why: 'DNS servers to ask; empty: those of the system' },
  },
  store: {
    url: {
      type: 'string',
      default: 'sqlite:var/quarantine',
      why: 'sqlite:DIRECTORY or postgres://user@host/database',
    },
  },
  next_hop: {
    url: {
      type: 'string',
      default: '',
      why: 'smtp://host:port, lmtp://host:port, lmtp:/path/to/socket; empty: the local Maildir maildir:var/mail',
    },
  },
  review: {
    listen: { type: 'string', default: '127.0.0.1:8026', why: 'address of the review page' },
    url: {
      type: 'string',
      default: '',
      why: 'address that people type, https://quarantine.example.org: links, OIDC and the Host check use it; empty: the listen address',
    },
    trusted_proxies: {
      type: 'list',
      default: [],
      why: 'addresses and networks of reverse proxies whose X-Forwarded-For and -Proto are believed',
    },
    tls_certificate: {
      type: 'string',
      default: '',
      why: 'PEM file of a certificate chain; empty: plain HTTP, for loopback or behind a proxy',
    },
    tls_key: { type: 'string', default: '', why: 'PEM file of the private key of tls_certificate' },
    session_idle: {
      type: 'duration',
      default: 3_600_000,
      min: 60_000,
      max: 604_800_000,
      why: 'a session without a request ends after this',
    },
    session_absolute: {
      type: 'duration',
      default: 43_200_000,
      min: 60_000,
      max: 2_592_000_000,
      why: 'every session ends after this, so that a stolen cookie does not live on',
    },
    undo: {
      type: 'duration',
      default: 8000,
      min: 0,
      max: 120_000,
      why: 'release and delete on the page wait this long and can be taken back; 0: at once',
    },
    four_eyes: {
      type: 'integer',
      default: 101,
      min: 0,
      max: 101,
      why: 'score from which a release needs a second reviewer; 101: never',
    },
    reason_required: {
      type: 'list',
      default: [],
      why: 'acts that need a reason: release, delete, allow, report',
    },
    page_size: { type: 'integer', default: 50, min: 10, max: 200, why: 'items on one page of the inbox' },
    time_zone: { type: 'string', default: '', why: 'IANA name, Asia/Tokyo; empty: that of the machine' },
    organisation: {
      type: 'string',
      default: '',
      why: 'name that stands on the sign-in page, so that people know where they are',
    },
    oidc_issuer: {
      type: 'string',
      default: '',
      why: 'https URL of the OpenID provider; empty: local users only',
    },
    oidc_client_id: {
      type: 'string',
      default: '',
      why: 'our name at the provider; redirect URI is URL/oidc/callback',
    },
    oidc_client_secret: { type: 'string', default: '', secret: true, why: 'our secret at the provider' },
    oidc_role_claim: {
      type: 'string',
      default: 'groups',
      why: 'claim whose values are looked up in the next three',
    },
    oidc_administrators: {
      type: 'list',
      default: [],
      why: 'values of the role claim that make an administrator',
    },
    oidc_reviewers: { type: 'list', default: [], why: 'values of the role claim that make a reviewer' },
    oidc_auditors: { type: 'list', default: [], why: 'values of the role claim that make an auditor' },
    oidc_domains_claim: {
      type: 'string',
      default: '',
      why: 'claim with the recipient domains that the person may see; empty: all',
    },
    webhook_urls: {
      type: 'list',
      default: [],
      why: 'https addresses that are told of holds, releases and reports',
    },
    webhook_secret: {
      type: 'string',
      default: '',
      secret: true,
      why: 'HMAC key of the webhooks; needed where webhook_urls is set',
    },
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
  readonly [S in keyof Keys]: {
    readonly [K in keyof Keys[S]]: Keys[S][K] extends KeyRow ? ValueOf<Keys[S][K]> : never
  }
} & {
  /** `[policy.example.org]`, `[policy.user@example.org]`: lower-case domain or address → its overrides */
  readonly policyOverrides: ReadonlyMap<string, PolicyOverride>
}

export type PolicyOverride = {
  readonly policy?: Policy
  readonly quarantine?: number
  readonly reject?: number
}
