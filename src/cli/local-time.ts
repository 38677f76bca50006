/** Days and times as people of one time zone write and read them; '' is the zone of the machine. */
import { dayEnd, dayStart } from '../store/local-day.ts'

const zoneOf = (zone: string): { readonly timeZone?: string } => (zone === '' ? {} : { timeZone: zone })

const partsAt = (time: number, zone: string): Readonly<Record<string, string>> => {
  const format = new Intl.DateTimeFormat('en-US', {
    ...zoneOf(zone),
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  })
  return Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]))
}

/** What clocks there show, read as if it were UTC. */
const shownAt = (time: number, zone: string): number => {
  const { year, month, day, hour, minute, second } = partsAt(time, zone)
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

/** The moment at which clocks there show it; twice, since the first guess may lie beyond a change of the clocks. */
const momentOf = (shown: number, zone: string): number => {
  const guess = shown - (shownAt(shown, zone) - shown)
  return guess + (shown - shownAt(guess, zone))
}

/** `2026-11-22 10:00 +09:00` */
export const localTime = (time: number, zone: string): string => {
  const parts = partsAt(time, zone)
  const offset = (parts['timeZoneName'] ?? '').replace('GMT', '') || '+00:00'
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']} ${offset}`
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** Reads a zone's own writing: the beginning and the end of what was named, or null. */
export type Span = { readonly from: number; readonly to: number }
export type WrittenTime = (zone: string) => Span

const moment =
  (at: number): WrittenTime =>
  () => ({ from: at, to: at })

const isDate = (text: string): boolean =>
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

/** `2026-11-22`: all of that day; `2026-11-22T10:00` there, or with its own zone; how long ago: `90m`, `12h`, `7d`, `2w`. */
export const readWrittenTime = (text: string, now: number): WrittenTime | null => {
  const [, count, unit] = /^(\d{1,5})([mhdw])$/u.exec(text) ?? []
  if (count !== undefined && unit !== undefined) return moment(now - Number(count) * (units[unit] ?? 0))
  const [, day, clock, own] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?)?$/u.exec(text) ?? []
  if (day === undefined || !isDate(day)) return null
  if (clock === undefined) {
    return zone => ({ from: dayStart(day, zone), to: dayEnd(day, zone) })
  }
  const shown = Date.parse(`${day}T${clock}${own ?? 'Z'}`)
  if (Number.isNaN(shown)) return null
  return own === undefined ? zone => moment(momentOf(shown, zone))(zone) : moment(shown)
}
