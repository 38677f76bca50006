/** Reviewers: local accounts and those that come by OIDC, their roles and the recipient domains they may see. */
import type { PeopleStore } from '../../store/people.ts'
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

/** Domains as an administrator types them: separated by commas or white space. */
export const domainList = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .toLowerCase()
      .split(/[\s,;]+/)
      .map(domain => domain.replace(/^@/, '').replace(/\.$/, ''))
      .filter(domain => domain !== ''),
  ),
]

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
  readonly save: (user: User) => Promise<void>
  /** false if the name is taken */
  readonly create: (user: User) => Promise<boolean>
  readonly remove: (name: string) => Promise<boolean>
}

const record = (user: User) =>
  ({ kind: 'user', id: user.name, owner: user.name, value: { ...user }, expiresAt: null }) as const

export const usersOf = (people: PeopleStore): Users => ({
  find: async name => {
    const found = await people.get('user', name, 0)
    return found === null ? null : fromValue(name, found.value)
  },
  list: async () => (await people.list('user', null, 0)).map(found => fromValue(found.id, found.value)),
  save: user => people.put(record(user)),
  create: user => people.create(record(user), 0),
  remove: async name => {
    for (const kind of ['session', 'token', 'filter', 'seen'] as const)
      await people.removeOwned(kind, name, '')
    return people.remove('user', name)
  },
})
