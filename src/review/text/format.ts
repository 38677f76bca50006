/** Dates, ages, sizes and numbers in the reader's language and time zone (Intl, no own rules). */
import { knownZone } from '../../store/local-day.ts'
import type { Locale } from './index.ts'

export type Format = {
  readonly dateTime: (at: number) => string
  /** a day with its year, without the time */
  readonly date: (at: number) => string
  /** `2026-11-22`, a day of UTC as the counters have them, whatever the reader's zone */
  readonly day: (day: string) => string
  readonly age: (at: number, now: number) => string
  readonly number: (value: number) => string
  readonly percent: (share: number) => string
  /** whose clock all of these show */
  readonly zone: string
  readonly size: (bytes: number) => string
  /** the name of a language; its code where it has none here */
  readonly language: (code: string) => string
}

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

const sizeOf = (locale: Locale, bytes: number): string => {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const unit = units[power] ?? 'byte'
  const style = { style: 'unit', unit, unitDisplay: power === 0 ? 'long' : 'short' } as const
  return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: power === 0 ? 0 : 1 }).format(
    bytes / 1000 ** power,
  )
}

const build = (locale: Locale, timeZone: string | undefined): Format => {
  const zone = knownZone(timeZone ?? '')
  const dateTime = new Intl.DateTimeFormat(locale, { ...zone, dateStyle: 'medium', timeStyle: 'medium' })
  const date = new Intl.DateTimeFormat(locale, { ...zone, dateStyle: 'medium' })
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', day: 'numeric' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' })
  const number = new Intl.NumberFormat(locale)
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return {
    dateTime: at => dateTime.format(at),
    date: at => date.format(at),
    day: text => day.format(Date.parse(text)),
    age: (at, now) => {
      const step = steps.find(([, length]) => Math.abs(now - at) >= length)
      return step === undefined
        ? relative.format(0, 'second')
        : relative.format(-Math.floor((now - at) / step[1]), step[0])
    },
    number: value => number.format(value),
    percent: share => percent.format(share),
    zone: dateTime.resolvedOptions().timeZone,
    size: bytes => sizeOf(locale, bytes),
    language: code => languages.of(code) ?? code,
  }
}

const made = new Map<string, Format>()

export const formatter = (locale: Locale, timeZone?: string): Format => {
  const key = `${locale} ${timeZone ?? ''}`
  const known = made.get(key)
  if (known !== undefined) return known
  const format = build(locale, timeZone)
  made.set(key, format)
  return format
}
