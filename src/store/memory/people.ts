/** People's records in memory: for tests and for trying out. */
import type { PeopleStore, PersonRecord, RecordKind } from '../people.ts'

export const memoryPeople = (): PeopleStore => {
  const records = new Map<string, PersonRecord>()
  const key = (kind: RecordKind, id: string) => `${kind}\0${id}`
  const alive = (record: PersonRecord, now: number): boolean =>
    record.expiresAt === null || record.expiresAt > now
  const find = (kind: RecordKind, id: string, now: number): PersonRecord | null => {
    const record = records.get(key(kind, id))
    return record !== undefined && alive(record, now) ? record : null
  }
  const put = (record: PersonRecord) => void records.set(key(record.kind, record.id), structuredClone(record))
  return {
    get: async (kind, id, now) => find(kind, id, now),
    many: async (kind, ids, now) => ids.map(id => find(kind, id, now)).filter(record => record !== null),
    list: async (kind, owner, now) =>
      [...records.values()].filter(
        r => r.kind === kind && alive(r, now) && (owner === null || r.owner === owner),
      ),
    put: async record => put(record),
    create: async (record, now) => {
      if (find(record.kind, record.id, now) !== null) return false
      put(record)
      return true
    },
    replace: async (before, after) => {
      const now = records.get(key(before.kind, before.id))
      if (now?.owner !== before.owner || JSON.stringify(now.value) !== JSON.stringify(before.value))
        return false
      put(after)
      return true
    },
    take: async (kind, id, now) => {
      const record = find(kind, id, now)
      records.delete(key(kind, id))
      return record
    },
    remove: async (kind, id) => records.delete(key(kind, id)),
    removeOwned: async (kind, owner, exceptId) => {
      const gone = [...records.values()].filter(
        r => r.kind === kind && r.owner === owner && r.id !== exceptId,
      )
      for (const record of gone) records.delete(key(kind, record.id))
      return gone.length
    },
    count: async (kind, id, expiresAt, now) => {
      const old = find(kind, id, now)
      const count = Number(old?.value['count'] ?? 0) + 1
      put({ kind, id, owner: '', value: { count }, expiresAt: old?.expiresAt ?? expiresAt })
      return count
    },
    uncount: async (kind, id, now) => {
      const old = find(kind, id, now)
      const count = Number(old?.value['count'] ?? 0) - 1
      if (old !== null && count >= 0) put({ ...old, value: count === 0 ? {} : { count } })
    },
    sweep: async now => {
      const gone = [...records.values()].filter(record => !alive(record, now))
      for (const record of gone) records.delete(key(record.kind, record.id))
      return gone.length
    },
  }
}
