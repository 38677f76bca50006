/** Lists and searches: an inverted index over grams and tags finds, the text itself decides. */
import { idAt } from '../../quarantine/id.ts'
import type { Item } from '../../quarantine/item.ts'
import { searchTerms } from '../grams.ts'
import { readCursor, toPage } from '../paging.ts'
import { tagsWanted } from '../rows.ts'
import type { CampaignQuery, CampaignRow, ListQuery, OldestQuery, Page, Relative } from '../store.ts'
import { number, type Session, text } from './database.ts'
import { isItem, itemOf } from './items.ts'

type Where = { readonly conditions: string[]; readonly params: unknown[] }

const add = (where: Where, condition: (place: string) => string, value: unknown): void => {
  where.params.push(value)
  where.conditions.push(condition(`$${where.params.length}`))
}

const likePattern = (word: string): string => `%${word.replace(/[\\%_]/gu, '\\$&')}%`

/** false: nothing can match. */
const addWords = (where: Where, words: string | undefined): boolean => {
  if (words === undefined || words.trim() === '') return true
  const terms = searchTerms(words)
  if (terms.length === 0) return false
  const sure = terms.filter(
    term =>
      !term.prefix ||
      /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(term.text),
  )
  const grams = [...new Set(sure.flatMap(term => term.grams))]
  if (grams.length > 0) add(where, place => `tokens @> ${place}::text[]`, grams)
  for (const term of terms) add(where, place => `search LIKE ${place}`, likePattern(term.text))
  return true
}

const addTags = (where: Where, query: ListQuery): boolean => {
  const wanted = tagsWanted(query)
  if (wanted.some(tags => tags.length === 0)) return false
  const must = wanted
    .filter(tags => tags.length === 1)
    .flat()
    .map(tag => `#${tag}`)
  if (must.length > 0) add(where, place => `tokens @> ${place}::text[]`, must)
  for (const tags of wanted.filter(each => each.length > 1)) {
    add(
      where,
      place => `tokens && ${place}::text[]`,
      tags.map(tag => `#${tag}`),
    )
  }
  return true
}

const addRanges = (where: Where, query: ListQuery): void => {
  if (query.since !== undefined) add(where, place => `id >= ${place}`, idAt(query.since))
  if (query.until !== undefined) add(where, place => `id < ${place}`, idAt(query.until + 1))
  if (query.minScore !== undefined) add(where, place => `score >= ${place}`, query.minScore)
  if (query.maxScore !== undefined) add(where, place => `score <= ${place}`, query.maxScore)
}

const addCursor = (where: Where, query: ListQuery): void => {
  const cursor = readCursor(query.after)
  if (cursor === null) return
  if (query.sort === 'score') {
    where.params.push(cursor.score, cursor.id)
    where.conditions.push(`(score, id) < ($${where.params.length - 1}, $${where.params.length})`)
    return
  }
  add(where, place => (query.sort === 'oldest' ? `id > ${place}` : `id < ${place}`), cursor.id)
}

const orders = { newest: 'id DESC', oldest: 'id ASC', score: 'score DESC, id DESC' } as const

export const list = async (session: Session, query: ListQuery): Promise<Page> => {
  const where: Where = { conditions: [], params: [] }
  if (!addTags(where, query) || !addWords(where, query.text)) return { items: [], next: null }
  addRanges(where, query)
  addCursor(where, query)
  const condition = where.conditions.length === 0 ? '' : `WHERE ${where.conditions.join(' AND ')}`
  const rows = await session.all(
    `SELECT doc FROM items ${condition} ORDER BY ${orders[query.sort ?? 'newest']} LIMIT ${query.limit + 1}`,
    where.params,
  )
  return toPage(rows.map(itemOf).filter(isItem), query.limit)
}

export const due = async (session: Session, now: number, limit: number): Promise<readonly Item[]> =>
  (await session.all('SELECT doc FROM items WHERE due <= $1 ORDER BY due LIMIT $2', [now, limit]))
    .map(itemOf)
    .filter(isItem)

export const oldest = async (session: Session, query: OldestQuery): Promise<readonly Item[]> =>
  (
    await session.all(
      'SELECT doc FROM items WHERE kept AND received < $1 AND state = ANY($2) ORDER BY reviewed DESC, id LIMIT $3',
      [query.before, query.states, query.limit],
    )
  )
    .map(itemOf)
    .filter(isItem)

export const relatives = async (
  session: Session,
  features: readonly string[],
  since: number,
): Promise<readonly Relative[]> => {
  if (features.length === 0) return []
  const rows = await session.all(
    `SELECT campaign, array_agg(feature) AS features FROM features WHERE feature = ANY($1) AND seen >= $2
      GROUP BY campaign LIMIT 1000`,
    [features, since],
  )
  return rows.map(row => ({
    campaign: text(row, 'campaign'),
    features: Array.isArray(row['features']) ? row['features'] : [],
  }))
}

/** An item with recipients in two of the domains counts in both. */
export const campaigns = async (session: Session, query: CampaignQuery): Promise<readonly CampaignRow[]> => {
  const rows = await session.all(
    `SELECT g.*, i.doc FROM (
        SELECT campaign, sum(waiting) AS waiting, sum(total) AS total, min(first_at) AS first_at,
          max(last_at) AS last_at, max(max_score) AS max_score, max(latest) AS latest
        FROM campaigns WHERE domain = ANY($1) AND last_at >= $2 AND ($4::text[] IS NULL OR campaign = ANY($4))
        GROUP BY campaign ORDER BY waiting DESC, last_at DESC LIMIT $3
      ) g LEFT JOIN items i ON i.id = g.latest ORDER BY g.waiting DESC, g.last_at DESC`,
    [query.domains ?? [''], query.since ?? 0, query.limit, query.only ?? null],
  )
  return rows.map(row => {
    const latest = row['doc'] === null ? null : itemOf(row)
    return {
      campaign: text(row, 'campaign'),
      waiting: number(row, 'waiting'),
      total: number(row, 'total'),
      firstAt: number(row, 'first_at'),
      lastAt: number(row, 'last_at'),
      maxScore: number(row, 'max_score'),
      subject: latest?.subject ?? '',
      from: latest?.from ?? '',
    }
  })
}
