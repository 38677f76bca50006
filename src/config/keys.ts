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
  /** a reload does not touch it: what uses it is made once, at the start */
  readonly restart?: boolean
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
    listen: {
      type: 'string',
      default: '',
      why: 'address:port to listen on; empty: listen of smtp.ini',
      restart: true,
    },
    nodes: {
      type: 'string',
      default: '',
      why: 'worker processes, or cpus; empty: nodes of smtp.ini',
      restart: true,
    },
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
      restart: true,
    },
    hash_addresses: {
      type: 'boolean',
      default: false,
      why: 'write keyed hashes instead of addresses',
      restart: true,
    },
    hash_key: {
      type: 'string',
      default: '',
      secret: true,
      why: 'key of those hashes; empty: a new one each start',
      restart: true,
    },
  },
  metrics: {
    listen: {
      type: 'string',
      default: '',
      why: 'address:port of the Prometheus endpoint; empty: none',
      restart: true,
    },
    textfile: {
      type: 'string',
      default: '',
      why: "directory of the node exporter's textfile collector; empty: none",
      restart: true,
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
    source: {
      type: 'choice',
      default: 'live',
      choices: ['live', 'plugins'],
      why: 'live: verify every message here; plugins: take what other Haraka plugins found, where they found anything',
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
  extract: {
    enabled: {
      type: 'boolean',
      default: true,
      why: 'read the text inside attachments where the message alone leaves the question open',
    },
    processes: {
      type: 'integer',
      default: 1,
      min: 1,
      max: 64,
      why: 'reading processes at once',
      restart: true,
    },
    cpu_share: {
      type: 'number',
      default: 0.5,
      min: 0.01,
      max: 64,
      why: 'share of one core for all reading processes together: a flood of attachments may not starve the mail server',
      restart: true,
    },
    time: {
      type: 'duration',
      default: 3000,
      min: 100,
      max: 60_000,
      why: 'one attachment; then its process is killed',
      restart: true,
    },
    deadline: {
      type: 'duration',
      default: 6000,
      min: 100,
      max: 60_000,
      why: 'all attachments of one message',
      restart: true,
    },
    memory: {
      type: 'bytes',
      default: 402_653_184,
      min: 134_217_728,
      max: 8_589_934_592,
      why: 'resident memory of one reading process; then it is killed',
      restart: true,
    },
    size: {
      type: 'bytes',
      default: 8_388_608,
      min: 1024,
      max: 67_108_864,
      why: 'larger attachments are not read',
      restart: true,
    },
    inflated: {
      type: 'bytes',
      default: 33_554_432,
      min: 1024,
      max: 1_073_741_824,
      why: 'what a document may inflate to',
      restart: true,
    },
    count: {
      type: 'integer',
      default: 5,
      min: 1,
      max: 100,
      why: 'attachments that are read of one message',
      restart: true,
    },
    pages: {
      type: 'integer',
      default: 10,
      min: 1,
      max: 1000,
      why: 'pages that are read of a PDF',
      restart: true,
    },
  },
  store: {
    url: {
      type: 'string',
      default: 'sqlite:var/quarantine',
      why: 'sqlite:DIRECTORY or postgres://user@host/database; several hosts (postgres://user@one,two/database) are tried in turn until one takes writes',
      restart: true,
    },
    password: {
      type: 'string',
      default: '',
      secret: true,
      why: 'password for the database; kept out of the URL so that no log shows it',
      restart: true,
    },
    connections: {
      type: 'integer',
      default: 8,
      min: 2,
      max: 200,
      why: 'connections of one process to PostgreSQL, beside one more for its locks; max_connections of the server must be enough for all processes of all nodes',
      restart: true,
    },
  },
  next_hop: {
    url: {
      type: 'string',
      default: '',
      why: 'smtp://host:port, lmtp://host:port, lmtp:/path/to/socket; empty: the local Maildir maildir:var/mail',
    },
  },
  quarantine: {
    unattended: {
      type: 'boolean',
      default: false,
      why: 'hold mail although neither a digest nor a notification address says that somebody will look',
    },
    notify: {
      type: 'list',
      default: [],
      why: 'addresses of those who look after the quarantine: they get warnings, and the digest of all that is held, whatever [digest] to says',
    },
    from: {
      type: 'string',
      default: '',
      why: "sender of digests, warnings and reports, and where their bounces go; empty: quarantine@ the recipient's own domain, and no bounces of digests and warnings",
    },
    min_free: {
      type: 'bytes',
      default: 1_073_741_824,
      min: 0,
      why: 'new holds become 451 when the disk of the store has less room than this',
    },
    inline_bytes: {
      type: 'bytes',
      default: 1_048_576,
      min: 0,
      max: 67_108_864,
      why: 'larger bodies become files (SQLite); smaller ones are faster in the row',
      restart: true,
    },
    campaign_hours: {
      type: 'integer',
      default: 24,
      min: 0,
      max: 720,
      why: 'hours for which `quarantine decide --hours` without a number also takes later arrivals',
    },
  },
  retention: {
    days: { type: 'integer', default: 30, min: 1, max: 3650, why: 'held mail expires after this' },
    done_days: {
      type: 'integer',
      default: 7,
      min: 0,
      max: 3650,
      why: 'bodies of released mail are removed after this',
    },
    max_items: {
      type: 'integer',
      default: 0,
      min: 0,
      why: 'more are expired, oldest reviewed first; 0: no limit',
    },
    max_bytes: {
      type: 'bytes',
      default: 10_737_418_240,
      min: 0,
      why: 'more are expired, oldest reviewed first; new holds become 451 at 110 % of it; 0: no limit',
    },
    warn_days: {
      type: 'integer',
      default: 5,
      min: 0,
      max: 365,
      why: 'so many days before unreviewed mail expires its administrators are warned',
    },
  },
  digest: {
    to: {
      type: 'choice',
      default: 'off',
      choices: ['off', 'recipients', 'administrators', 'both'],
      why: 'who gets a list of what is held: recipients their own mail, administrators (those of [quarantine] notify) all of it; off: recipients get none',
    },
    every: {
      type: 'duration',
      default: 86_400_000,
      min: 600_000,
      max: 2_592_000_000,
      why: 'time between two digests to one address',
    },
    link_days: { type: 'integer', default: 7, min: 1, max: 90, why: 'the links of a digest work so long' },
    key_file: {
      type: 'string',
      default: 'var/link.key',
      why: 'key that signs the links; made with the store, readable by this user only; all nodes need the same',
      restart: true,
    },
    max_items: { type: 'integer', default: 50, min: 1, max: 500, why: 'more are only counted' },
    languages: {
      type: 'list',
      default: [],
      why: "language of letters by the reader's domain, example.com:ja; others: [header] language, else Japanese in .jp",
    },
  },
  privacy: {
    profile: {
      type: 'choice',
      default: 'company',
      choices: ['company', 'isp'],
      why: 'isp: secrecy of communications; only mailboxes with a row of their own are judged, bodies stay hidden until their recipient asks (docs/privacy.md)',
      restart: true,
    },
  },
  audit: {
    key_file: {
      type: 'string',
      default: 'var/audit.key',
      why: 'key of the audit chain; made with the store, readable by this user only; keep a copy elsewhere, all nodes need the same',
      restart: true,
    },
    export_head: {
      type: 'duration',
      default: 3_600_000,
      min: 60_000,
      max: 86_400_000,
      why: "the chain's head is written to the log and to heads_file this often, at start and at the end: a cut end shows",
    },
    heads_file: {
      type: 'string',
      default: 'var/audit.heads',
      why: 'heads of the chain outside of the store, which verify and doctor compare; keep it elsewhere if you can; empty: only the log',
    },
  },
  release: {
    in_doubt: {
      type: 'choice',
      default: 'person',
      choices: ['person', 'retry'],
      why: 'a delivery whose answer was lost: a person decides, or it is sent again with the same Message-ID, after the same waits, until the attempts are spent',
    },
    timeout: {
      type: 'duration',
      default: 300_000,
      min: 1000,
      max: 3_600_000,
      why: 'one delivery to the next hop; RFC 5321 wants ten minutes for the final dot, five are enough at home',
    },
    retry: {
      type: 'duration',
      default: 60_000,
      min: 1000,
      max: 86_400_000,
      why: 'first wait after a temporary refusal; each further one is twice as long, at most an hour',
    },
    attempts: {
      type: 'integer',
      default: 20,
      min: 1,
      max: 1000,
      why: 'then the item waits for a person again',
    },
    name: {
      type: 'string',
      default: '',
      why: 'our name in EHLO and LHLO; empty: that of config/me, else of the machine',
    },
  },
  report: {
    enabled: {
      type: 'list',
      default: [],
      why: 'targets that a reviewer may report to, by name (docs/quarantine.md); none by default: mail leaves the house',
    },
    relay: {
      type: 'string',
      default: '',
      why: 'smtp://host:port that takes reports to the world; empty: the next hop. Where that is a Maildir, nothing can be reported',
    },
  },
  review: {
    listen: { type: 'string', default: '127.0.0.1:8026', why: 'address of the review page', restart: true },
    url: {
      type: 'string',
      default: '',
      why: 'address that people type, https://quarantine.example.org: links, OIDC and the Host check use it; empty: the listen address',
      restart: true,
    },
    trusted_proxies: {
      type: 'list',
      default: [],
      why: 'addresses and networks of reverse proxies whose X-Forwarded-For and -Proto are believed',
      restart: true,
    },
    tls_certificate: {
      type: 'string',
      default: '',
      why: 'PEM file of a certificate chain; empty: plain HTTP, for loopback or behind a proxy',
      restart: true,
    },
    tls_key: {
      type: 'string',
      default: '',
      why: 'PEM file of the private key of tls_certificate',
      restart: true,
    },
    session_idle: {
      type: 'duration',
      default: 3_600_000,
      min: 60_000,
      max: 604_800_000,
      why: 'a session without a request ends after this',
      restart: true,
    },
    session_absolute: {
      type: 'duration',
      default: 43_200_000,
      min: 60_000,
      max: 2_592_000_000,
      why: 'every session ends after this, so that a stolen cookie does not live on',
      restart: true,
    },
    undo: {
      type: 'duration',
      default: 8000,
      min: 0,
      max: 120_000,
      why: 'release and delete on the page wait this long and can be taken back; each person may choose 8 s, 30 s or 2 min; 0: at once',
      restart: true,
    },
    four_eyes: {
      type: 'integer',
      default: 101,
      min: 0,
      max: 101,
      why: 'score from which a release needs a second reviewer; 101: never',
      restart: true,
    },
    reason_required: {
      type: 'list',
      default: [],
      why: 'acts that need a reason: release, delete, allow, report',
      restart: true,
    },
    page_size: {
      type: 'integer',
      default: 50,
      min: 10,
      max: 200,
      why: 'items on one page of the inbox',
      restart: true,
    },
    time_zone: {
      type: 'string',
      default: '',
      why: 'IANA name, Asia/Tokyo; empty: that of the machine',
      restart: true,
    },
    organisation: {
      type: 'string',
      default: '',
      why: 'name that stands on the sign-in page, so that people know where they are',
      restart: true,
    },
    oidc_issuer: {
      type: 'string',
      default: '',
      why: 'https URL of the OpenID provider; empty: local users only',
      restart: true,
    },
    oidc_private: {
      type: 'boolean',
      default: false,
      why: 'the provider is in our own network: its private addresses are spoken to; no: public addresses only',
      restart: true,
    },
    oidc_client_id: {
      type: 'string',
      default: '',
      why: 'our name at the provider; redirect URI is URL/oidc/callback',
      restart: true,
    },
    oidc_client_secret: {
      type: 'string',
      default: '',
      secret: true,
      why: 'our secret at the provider',
      restart: true,
    },
    oidc_role_claim: {
      type: 'string',
      default: 'groups',
      why: 'claim whose values are looked up in the next three',
      restart: true,
    },
    oidc_administrators: {
      type: 'list',
      default: [],
      why: 'values of the role claim that make an administrator',
      restart: true,
    },
    oidc_reviewers: {
      type: 'list',
      default: [],
      why: 'values of the role claim that make a reviewer',
      restart: true,
    },
    oidc_auditors: {
      type: 'list',
      default: [],
      why: 'values of the role claim that make an auditor',
      restart: true,
    },
    oidc_domains_claim: {
      type: 'string',
      default: '',
      why: 'claim with the recipient domains that the person may see; empty: all',
      restart: true,
    },
    webhook_urls: {
      type: 'list',
      default: [],
      why: 'https addresses that are told of holds, releases and reports',
      restart: true,
    },
    webhook_secret: {
      type: 'string',
      default: '',
      secret: true,
      why: 'HMAC key of the webhooks; needed where webhook_urls is set',
      restart: true,
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
