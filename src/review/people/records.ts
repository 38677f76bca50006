/** Small things that people leave behind: notices, unread marks, presence, saved filters. */
import { randomBytes } from 'node:crypto'
import type { PeopleStore, PersonRecord } from '../../store/people.ts'
import { hashSecret } from './secret.ts'

export type Notice = {
  readonly key: string
  readonly params: Readonly<Record<string, string | number>>
  readonly tone: 'good' | 'bad'
  /** names of acts that still wait and can be taken back */
  readonly undo: string
}
export type SavedFilter = { readonly id: string; readonly name: string; readonly query: string }
export type Present = { readonly item: string; readonly user: string }

const presenceTime = 45_000
const noticeTime = 10 * 60_000
const seenTime = 180 * 86_400_000

export type Records = {
  /** returns its name for the URL */
  readonly leave: (user: string, notice: Notice) => Promise<string>
  readonly notice: (user: string, id: string) => Promise<Notice | null>
  /** returns it once */
  readonly takeNotice: (user: string, id: string) => Promise<Notice | null>
  readonly seen: (user: string, ids: readonly string[]) => Promise<ReadonlySet<string>>
  readonly markSeen: (user: string, id: string) => Promise<void>
  readonly present: (user: string, item: string) => Promise<void>
  readonly presence: (except: string) => Promise<readonly Present[]>
  readonly filters: (user: string) => Promise<readonly SavedFilter[]>
  readonly saveFilter: (user: string, name: string, query: string) => Promise<void>
  readonly dropFilter: (user: string, id: string) => Promise<void>
}

const seenId = (user: string, item: string): string => `${user} ${item}`

const noticeFrom = (found: PersonRecord | null, user: string): Notice | null => {
  if (found === null || found.owner !== user) return null
  const { value } = found
  const params = (value['params'] ?? {}) as Notice['params']
  const tone = value['tone'] === 'bad' ? 'bad' : 'good'
  return { key: String(value['key']), params, tone, undo: String(value['undo'] ?? '') }
}

const filtersOf = (
  people: PeopleStore,
  now: () => number,
): Pick<Records, 'filters' | 'saveFilter' | 'dropFilter'> => ({
  filters: async user =>
    (await people.list('filter', user, now())).map(({ id, value }) => ({
      id,
      name: String(value['name']),
      query: String(value['query']),
    })),
  saveFilter: (user, name, query) => {
    const id = hashSecret(`${user} ${name}`).slice(0, 16)
    return people.put({ kind: 'filter', id, owner: user, value: { name, query }, expiresAt: null })
  },
  dropFilter: async (user, id) => {
    const found = await people.get('filter', id, now())
    if (found?.owner === user) await people.remove('filter', id)
  },
})

export const recordsOf = (people: PeopleStore, now: () => number): Records => ({
  ...filtersOf(people, now),
  leave: async (user, notice) => {
    const id = randomBytes(9).toString('base64url')
    await people.put({ kind: 'notice', id, owner: user, value: { ...notice }, expiresAt: now() + noticeTime })
    return id
  },
  notice: async (user, id) => noticeFrom(await people.get('notice', id, now()), user),
  takeNotice: async (user, id) => noticeFrom(await people.take('notice', id, now()), user),
  seen: async (user, ids) => {
    const found = await people.many(
      'seen',
      ids.map(id => seenId(user, id)),
      now(),
    )
    return new Set(found.map(record => record.id.slice(user.length + 1)))
  },
  markSeen: (user, id) =>
    people.put({ kind: 'seen', id: seenId(user, id), owner: user, value: {}, expiresAt: now() + seenTime }),
  present: (user, item) =>
    people.put({
      kind: 'presence',
      id: seenId(user, item),
      owner: user,
      value: { item },
      expiresAt: now() + presenceTime,
    }),
  presence: async except =>
    (await people.list('presence', null, now()))
      .filter(record => record.owner !== except)
      .map(record => ({ item: String(record.value['item']), user: record.owner })),
})
