/** Who looks at what, as far as the asker may know: presence on an item of other domains is news of that item. */
import type { App } from '../app.ts'
import { visibleTo } from '../people/may.ts'
import type { Present } from '../people/records.ts'
import type { User } from '../people/user.ts'

const sees = async (app: App, user: User, id: string): Promise<boolean> => {
  if (user.domains.length === 0) return true
  const item = await app.deps.store.get(id)
  return item !== null && visibleTo(user, item) !== null
}

/** Everybody else; few people look at few items at a time. */
export const presenceFor = async (app: App, user: User): Promise<readonly Present[]> => {
  const all = await app.records.presence(user.name)
  const ids = [...new Set(all.map(one => one.item))]
  const seen = new Set<string>()
  for (const id of ids) if (await sees(app, user, id)) seen.add(id)
  return all.filter(one => seen.has(one.item))
}

/** Only where he may be: naming an item in a request makes nobody present on it. */
export const arrive = async (app: App, user: User, id: string): Promise<void> => {
  if (await sees(app, user, id)) await app.records.present(user.name, id)
}
