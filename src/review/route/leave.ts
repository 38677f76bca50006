/** After an act: a notice for the next page, named in its URL, so that a reload does nothing again. */
import { type App, ownPath } from '../app.ts'
import type { Notice } from '../people/records.ts'
import type { User } from '../people/user.ts'
import { undoTime } from '../server/pending.ts'

export const leave = async (
  app: App,
  user: User,
  back: string,
  key: string,
  params: Notice['params'],
  tone: Notice['tone'],
  undo = '',
): Promise<string> => {
  const seconds = Math.round(undoTime(app, user) / 1000)
  const name = await app.records.leave(user.name, { key, params: { ...params, seconds }, tone, undo })
  const url = new URL(ownPath(back), 'http://here')
  url.searchParams.set('notice', name)
  return `${url.pathname}${url.search}`
}
