/** Text from an ini file or the environment → a typed value, or the reason why not. */
import bytes from 'bytes'
import ms from 'ms'
import type { KeyRow } from './keys.ts'

export type Value = boolean | number | string | readonly string[]

export type ValueResult =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false
      readonly code: 'ERR_CONFIG_TYPE' | 'ERR_CONFIG_RANGE' | 'ERR_CONFIG_CHOICE'
      readonly hint: string
    }

const TRUE = new Set(['true', 'yes', 'on', '1'])
const FALSE = new Set(['false', 'no', 'off', '0'])

export function parseValue(row: KeyRow, text: string): ValueResult {
  switch (row.type) {
    case 'boolean':
      return parseBoolean(text)
    case 'choice':
      return parseChoice(row, text)
    case 'list':
      return { ok: true, value: text.split(/[\s,]+/).filter(item => item !== '') }
    case 'string':
      return { ok: true, value: text }
    case 'integer':
      return inRange(row, /^[+-]?\d{1,15}$/.test(text) ? Number(text) : null, 'a whole number')
    case 'number':
      return inRange(row, /^[+-]?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : null, 'a number')
    case 'duration':
      return inRange(
        row,
        parseDuration(text),
        'a duration such as 500ms, 2s, 5m, 8h, 30d (a bare number is milliseconds)',
      )
    case 'bytes':
      return inRange(row, parseBytes(text), 'a size such as 512KB, 1MB, 2GB (a bare number is bytes)')
  }
}

function parseBoolean(text: string): ValueResult {
  const word = text.toLowerCase()
  if (TRUE.has(word)) return { ok: true, value: true }
  if (FALSE.has(word)) return { ok: true, value: false }
  return { ok: false, code: 'ERR_CONFIG_TYPE', hint: 'must be true or false' }
}

function parseChoice(row: KeyRow, text: string): ValueResult {
  const choices = row.choices ?? []
  if (choices.includes(text)) return { ok: true, value: text }
  return { ok: false, code: 'ERR_CONFIG_CHOICE', hint: `must be one of ${choices.join(', ')}` }
}

function parseDuration(text: string): number | null {
  if (!/^\d{1,12}(\.\d{1,3})? ?(ms|s|m|min|h|d|w)?$/.test(text)) return null
  const value = ms(text as ms.StringValue)
  return Number.isFinite(value) ? Math.round(value) : null
}

function parseBytes(text: string): number | null {
  if (!/^\d{1,15}(\.\d{1,3})? ?(b|kb|mb|gb|tb)?$/i.test(text)) return null
  const value = bytes.parse(text)
  return value === null || !Number.isFinite(value) ? null : value
}

/** Limits are checked, never quietly clamped: a silent clamp is a setting that does nothing. */
function inRange(row: KeyRow, value: number | null, what: string): ValueResult {
  if (value === null) return { ok: false, code: 'ERR_CONFIG_TYPE', hint: `must be ${what}` }
  const min = row.min ?? Number.NEGATIVE_INFINITY
  const max = row.max ?? Number.POSITIVE_INFINITY
  if (value >= min && value <= max) return { ok: true, value }
  const say = (limit: number | undefined, none: string): string =>
    limit === undefined ? none : formatValue(row, limit)
  return {
    ok: false,
    code: 'ERR_CONFIG_RANGE',
    hint: `must be from ${say(row.min, '-∞')} to ${say(row.max, '∞')}`,
  }
}

/** A value as it is written into an ini file. */
export function formatValue(row: KeyRow, value: Value): string {
  if (Array.isArray(value)) return value.join(', ')
  if (row.type === 'duration' && typeof value === 'number') return formatDuration(value)
  if (row.type === 'bytes' && typeof value === 'number')
    return bytes.format(value, { unitSeparator: '' }) ?? String(value)
  return String(value)
}

function formatDuration(value: number): string {
  for (const [unit, size] of [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
  ] as const) {
    if (value >= size && value % size === 0) return `${value / size}${unit}`
  }
  return `${value}ms`
}
