/** Reviewers: local accounts and those that come by OIDC, their roles and the recipient domains they may see. */
import type { PeopleStore, RecordKind } from '../../store/people.ts'
import { isLocale, type Locale } from '../text/index.ts'

export const roles = ['administrator', 'reviewer', 'auditor'] as const
export type Role = (typeof roles)[number]

export type User = {
  readonly name: string
  readonly role: Role
  /** lower-case recipient domains; empty: all */
  readonly domains: readonly string[]
  /** null: signs in by OIDC only */
  readonly passwordHash: string | null
  readonly totp: { readonly secret: string; readonly lastStep: number } | null
  readonly recoveryHashes: readonly string[]
  /** issuer and subject of the OIDC identity, '' if local */
  readonly oidc: string
  readonly locale: Locale | null
  readonly shortcuts: boolean
  /** after deciding, the next message of the list is opened */
  readonly advance: boolean
  /** milliseconds that his acts wait and can be taken back; null: as configured */
  readonly undo: number | null
  readonly createdAt: number
  readonly disabled: boolean
}

/** What a person can choose (WCAG 2.2.1): few seconds for the quick, two minutes for who reads slowly. */
export const undoTimes = [8_000, 30_000, 120_000] as const

export const isRole = (value: unknown): value is Role => roles.some(role => role === value)

const nameShape = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,63}$/u

/** One spelling for one account: NFKC and lower case, so that look-alike names cannot stand side by side. */
export const userName = (typed: string): string | null => {
  const name = typed.normalize('NFKC').trim().toLowerCase()
  return nameShape.test(name) ? name : null
}

export const newUser = (name: string, role: Role, createdAt: number, more: Partial<User> = {}): User => ({
  domains: [],
  passwordHash: null,
  totp: null,
  recoveryHashes: [],
  oidc: '',
  locale: null,
  shortcuts: true,
  advance: false,
  undo: null,
  disabled: false,
  ...more,
  name,
  role,
  createdAt,
})

/** An administrator whom no domain limits: whoever may change everything here. */
export const isLeading = (user: User): boolean =>
  user.role === 'administrator' && !user.disabled && user.domains.length === 0

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []

const totpFrom = (value: unknown): User['totp'] => {
  if (typeof value !== 'object' || value === null || !('secret' in value) || !('lastStep' in value))
    return null
  return { secret: String(value.secret), lastStep: Number(value.lastStep) }
}

const fromValue = (name: string, value: Readonly<Record<string, unknown>>): User =>
  newUser(name, isRole(value['role']) ? value['role'] : 'auditor', Number(value['createdAt']), {
    domains: strings(value['domains']),
    passwordHash: typeof value['passwordHash'] === 'string' ? value['passwordHash'] : null,
    totp: totpFrom(value['totp']),
    recoveryHashes: strings(value['recoveryHashes']),
    oidc: typeof value['oidc'] === 'string' ? value['oidc'] : '',
    locale: isLocale(value['locale']) ? value['locale'] : null,
    shortcuts: value['shortcuts'] !== false,
    advance: value['advance'] === true,
    undo: undoTimes.find(time => time === value['undo']) ?? null,
    disabled: value['disabled'] === true,
  })

export type Users = {
  readonly find: (name: string) => Promise<User | null>
  readonly list: () => Promise<readonly User[]>
  /** false if the name is taken */
  readonly create: (user: User) => Promise<boolean>
  /**
   * `revise` sees the account as it stands and is asked again when somebody else was quicker, so that no change
   * undoes another. null: there is no such account, or `revise` would not change it.
   */
  readonly change: (name: string, revise: (user: User) => User | null) => Promise<User | null>
  readonly remove: (name: string) => Promise<boolean>
}

const record = (user: User) =>
  ({ kind: 'user', id: user.name, owner: user.name, value: { ...user }, expiresAt: null }) as const

/** More than ever happens to one account within a second. */
const tries = 50

const changing =
  (people: PeopleStore): Users['change'] =>
  async (name, revise) => {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const before = await people.get('user', name, 0)
      const user = before === null ? null : revise(fromValue(name, before.value))
      if (before === null || user === null) return null
      if (await people.replace(before, record(user))) return user
    }
    throw new Error(`ERR_USER_RACED ${name} is changed all the time`)
  }

/** What a person leaves in the store; all of it goes with the account, so that the next of that name begins anew. */
const owned = [
  'session',
  'token',
  'filter',
  'seen',
  'presence',
  'notice',
  'pending',
  'ticket',
  'one-time',
] as const satisfies readonly RecordKind[]

export const usersOf = (people: PeopleStore): Users => ({
  find: async name => {
    const found = await people.get('user', name, 0)
    return found === null ? null : fromValue(name, found.value)
  },
  list: async () => (await people.list('user', null, 0)).map(found => fromValue(found.id, found.value)),
  create: user => people.create(record(user), 0),
  change: changing(people),
  remove: async name => {
    // the account first: what is asked for meanwhile finds nobody
    const removed = await people.remove('user', name)
    for (const kind of owned) await people.removeOwned(kind, name, '')
    return removed
  },
})
