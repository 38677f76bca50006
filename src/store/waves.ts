/** What waits, one row a wave: the memory store's way, the order of the rows, and what the others' SQL must give. */
import type { Item } from '../quarantine/item.ts'
import { within } from '../quarantine/within.ts'
import { isWaiting } from './campaigns.ts'
import type { Wave, WavePage, WaveQuery } from './wave.ts'

/** An item that belongs to no campaign is a wave of its own; its id is then the key. */
export const keyOf = (item: Item): string => (item.campaign === '' ? item.id : item.campaign)

export const waveKey = (wave: Wave): string => keyOf(wave.latest)

export type WaveCursor = { readonly at: number; readonly key: string }

/** Before the first row: later than any mail. */
export const waveStart: WaveCursor = { at: Number.MAX_SAFE_INTEGER, key: '' }

export const writeWaveCursor = ({ at, key }: WaveCursor): string =>
  Buffer.from(JSON.stringify([at, key])).toString('base64url')

/** The beginning for what we did not write. */
export const readWaveCursor = (text: string | undefined): WaveCursor => {
  if (text === undefined || text === '') return waveStart
  try {
    const [at, key]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Number.isSafeInteger(at) && typeof key === 'string' ? { at: Number(at), key } : waveStart
  } catch {
    return waveStart
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** Those that grew last come first. */
export const byGrowth = (a: WaveCursor, b: WaveCursor): number => b.at - a.at || compare(b.key, a.key)

/** Rows were fetched with one more than the limit; that one says that there is a next page. */
export const toWavePage = (rows: readonly Wave[], limit: number): WavePage => {
  const waves = rows.slice(0, limit)
  const last = waves.at(-1)
  return {
    waves,
    next:
      rows.length > limit && last !== undefined
        ? writeWaveCursor({ at: last.lastAt, key: waveKey(last) })
        : null,
  }
}

export const waveOfOne = (latest: Item): Wave => ({
  campaign: '',
  waiting: 1,
  total: 1,
  lastAt: latest.receivedAt,
  maxScore: latest.verdict.score,
  latest,
})

/** Within domains it is their copies that wait, or do not. */
const waits = (item: Item, domains: readonly string[] | undefined): boolean => {
  const copy = domains === undefined ? item : within(item, domains)
  return copy !== null && isWaiting(copy)
}

const waveOf = (items: readonly Item[], domains: readonly string[] | undefined): Wave | null => {
  const waiting = items.filter(item => waits(item, domains))
  const [first] = waiting
  if (first === undefined) return null
  const latest = waiting.reduce((a, b) => (a.id > b.id ? a : b), first)
  if (latest.campaign === '') return waveOfOne(latest)
  return {
    campaign: latest.campaign,
    waiting: waiting.length,
    total: items.length,
    lastAt: Math.max(...items.map(item => item.receivedAt)),
    maxScore: Math.max(...items.map(item => item.verdict.score)),
    latest,
  }
}

export const pageOfWaves = (items: readonly Item[], query: WaveQuery): WavePage => {
  const { domains } = query
  const mine = items.filter(item => domains === undefined || within(item, domains) !== null)
  const cursor = readWaveCursor(query.after)
  const rows = [...Map.groupBy(mine, keyOf).values()]
    .flatMap(group => waveOf(group, domains) ?? [])
    .map(wave => ({ wave, at: wave.lastAt, key: waveKey(wave) }))
    .filter(row => byGrowth(cursor, row) < 0)
    .sort(byGrowth)
  return toWavePage(
    rows.map(row => row.wave),
    query.limit,
  )
}
