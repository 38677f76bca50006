/** Sessions: a random name in a cookie, its hash in the store; idle and absolute expiry; new name at each sign-in. */
import type { PeopleStore, PersonRecord } from '../../store/people.ts'
import { hashSecret, newSecret } from './secret.ts'

export type SessionLimits = { readonly idle: number; readonly absolute: number }

export type Session = {
  readonly id: string
  readonly user: string
  readonly createdAt: number
  readonly usedAt: number
  readonly address: string
  readonly agent: string
}

const fromRecord = ({ id, owner, value }: PersonRecord): Session => ({
  id,
  user: owner,
  createdAt: Number(value['createdAt']),
  usedAt: Number(value['usedAt']),
  address: String(value['address']),
  agent: String(value['agent']),
})

/** Writing at every request would only wear the disk: once a minute is exact enough for an idle time. */
const touchEvery = 60_000

export type Sessions = {
  readonly begin: (
    user: string,
    address: string,
    agent: string,
  ) => Promise<{ readonly cookie: string; readonly session: Session }>
  /** and says that it is used */
  readonly find: (cookie: string) => Promise<Session | null>
  /** without keeping it alive */
  readonly peek: (cookie: string) => Promise<Session | null>
  readonly list: (user: string) => Promise<readonly Session[]>
  readonly end: (session: Session) => Promise<void>
  readonly endAll: (user: string, except?: Session) => Promise<number>
}

export const sessionsOf = (people: PeopleStore, limits: SessionLimits, now: () => number): Sessions => {
  const recordOf = (session: Session): PersonRecord => {
    const expiresAt = Math.min(session.usedAt + limits.idle, session.createdAt + limits.absolute)
    const { id, user, ...value } = session
    return { kind: 'session', id, owner: user, value, expiresAt }
  }
  const lookUp = (cookie: string) => people.get('session', hashSecret(cookie), now())
  return {
    begin: async (user, address, agent) => {
      const cookie = newSecret()
      const at = now()
      const more = { createdAt: at, usedAt: at, address, agent: agent.slice(0, 200) }
      const session = { id: hashSecret(cookie), user, ...more }
      await people.put(recordOf(session))
      return { cookie, session }
    },
    peek: async cookie => {
      const found = await lookUp(cookie)
      return found === null ? null : fromRecord(found)
    },
    find: async cookie => {
      const at = now()
      const found = await lookUp(cookie)
      if (found === null) return null
      const session = fromRecord(found)
      // a session that was ended at this moment is not brought back
      if (at - session.usedAt > touchEvery) await people.replace(found, recordOf({ ...session, usedAt: at }))
      return session
    },
    list: async user => (await people.list('session', user, now())).map(fromRecord),
    end: async session => void (await people.remove('session', session.id)),
    endAll: (user, except) => people.removeOwned('session', user, except?.id ?? ''),
  }
}
