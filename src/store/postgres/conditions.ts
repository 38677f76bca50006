/** A list's question as conditions in SQL: what bounds the walk, what decides on a row, what the inverted index holds. */
import { idAt } from '../../quarantine/id.ts'
import { searchTerms } from '../grams.ts'
import { readCursor } from '../paging.ts'
import { tagsWanted } from '../rows.ts'
import type { ListQuery } from '../store.ts'

export type Conditions = {
  /** over id and score: where an index begins and ends */
  readonly ranges: readonly string[]
  /** over what a row carries itself; with the ranges they decide exactly */
  readonly filters: readonly string[]
  /** tokens that every match has; that they stand side by side a filter decides */
  readonly all: readonly string[]
  /** tokens of which a match has one */
  readonly any: readonly string[]
  readonly params: readonly unknown[]
}

type Add = (condition: (place: string) => string, value: unknown) => void

const likePattern = (word: string): string => `%${word.replace(/[\\%_]/gu, '\\$&')}%`

const addRanges = (add: Add, query: ListQuery): void => {
  if (query.since !== undefined) add(place => `id >= ${place}`, idAt(query.since))
  if (query.until !== undefined) add(place => `id < ${place}`, idAt(query.until + 1))
  if (query.minScore !== undefined) add(place => `score >= ${place}`, query.minScore)
  if (query.maxScore !== undefined) add(place => `score <= ${place}`, query.maxScore)
}

/** null: nothing can match. */
export const conditionsOf = (query: ListQuery): Conditions | null => {
  const params: unknown[] = []
  const into =
    (list: string[]): Add =>
    (condition, value) => {
      params.push(value)
      list.push(condition(`$${params.length}`))
    }
  const ranges: string[] = []
  addRanges(into(ranges), query)
  const cursor = readCursor(query.after)
  if (cursor !== null && query.sort === 'score') {
    params.push(cursor.score, cursor.id)
    ranges.push(`(score, id) < ($${params.length - 1}, $${params.length})`)
  } else if (cursor !== null) {
    into(ranges)(place => (query.sort === 'oldest' ? `id > ${place}` : `id < ${place}`), cursor.id)
  }

  const filters: string[] = []
  const wanted = tagsWanted(query)
  if (wanted.some(tags => tags.length === 0)) return null
  const must = wanted.filter(tags => tags.length === 1).flat()
  if (must.length > 0) into(filters)(place => `tags @> ${place}::text[]`, must)
  const choices = wanted.filter(tags => tags.length > 1)
  for (const tags of choices) into(filters)(place => `tags && ${place}::text[]`, tags)

  const terms = searchTerms(query.text ?? '')
  for (const term of terms) into(filters)(place => `search LIKE ${place}`, likePattern(term.text))
  const tokens = terms.flatMap(({ grams, beginning }) => (beginning === '' ? grams : [...grams, beginning]))
  return {
    ranges,
    filters,
    all: [...new Set([...must.map(tag => `#${tag}`), ...tokens])],
    // the last is the narrowest: domains, not outcomes or states
    any: (choices.at(-1) ?? []).map(tag => `#${tag}`),
    params,
  }
}
