/** The list that one came from goes along in links and forms: the query string of the inbox, '' for it as it opens. */
import { type InboxQuery, inboxPath } from './query.ts'

export const listText = (query: InboxQuery): string =>
  inboxPath(query, { open: query.open, after: query.after }).replace(/^\/\??/, '')

export const listPath = (list: string): string => (list === '' ? '/' : `/?${list}`)

/** The page of a message, or what hangs on it. */
export const itemPath = (id: string, list: string, part: '' | 'raw' | 'report' = ''): string => {
  const path = part === '' ? `/item/${id}` : `/item/${id}/${part}`
  return list === '' ? path : `${path}?list=${encodeURIComponent(list)}`
}
