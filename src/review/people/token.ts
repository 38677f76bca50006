/** API tokens: scoped, expiring, known to the store only by their hash. */
import type { PeopleStore, PersonRecord } from '../../store/people.ts'
import { hashSecret, newSecret } from './secret.ts'

export type TokenScope = 'read' | 'act'
export type ApiToken = {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly scope: TokenScope
  readonly createdAt: number
  readonly expiresAt: number
}

const prefix = 'ai_'

const fromRecord = ({ id, owner, value, expiresAt }: PersonRecord): ApiToken => ({
  id,
  user: owner,
  name: String(value['name']),
  scope: value['scope'] === 'act' ? 'act' : 'read',
  createdAt: Number(value['createdAt']),
  expiresAt: expiresAt ?? 0,
})

export type Tokens = {
  /** the token itself is given once */
  readonly make: (user: string, name: string, scope: TokenScope, days: number) => Promise<string>
  readonly find: (token: string) => Promise<ApiToken | null>
  readonly list: (user: string) => Promise<readonly ApiToken[]>
  /** the token that was, null if there was none of this user */
  readonly drop: (user: string, id: string) => Promise<ApiToken | null>
  readonly dropAll: (user: string) => Promise<number>
}

export const tokensOf = (people: PeopleStore, now: () => number): Tokens => ({
  make: async (user, name, scope, days) => {
    const secret = `${prefix}${newSecret()}`
    const value = { name, scope, createdAt: now() }
    await people.put({
      kind: 'token',
      id: hashSecret(secret),
      owner: user,
      value,
      expiresAt: now() + days * 86_400_000,
    })
    return secret
  },
  find: async token => {
    const found = token.startsWith(prefix) ? await people.get('token', hashSecret(token), now()) : null
    return found === null ? null : fromRecord(found)
  },
  list: async user => (await people.list('token', user, now())).map(fromRecord),
  drop: async (user, id) => {
    const found = await people.get('token', id, now())
    if (found?.owner !== user) return null
    return (await people.remove('token', id)) ? fromRecord(found) : null
  },
  dropAll: user => people.removeOwned('token', user, ''),
})
