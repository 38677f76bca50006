/** Days as people of one time zone have them: 23 or 25 hours long where the clocks change. */

/** A zone that this machine does not know is no reason to fail: the start has refused it already. '' is the machine's. */
export const knownZone = (zone: string): { readonly timeZone?: string } => {
  try {
    return zone === ''
      ? {}
      : { timeZone: new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone }
  } catch {
    return {}
  }
}

type DayAt = (at: number) => number

/** The day that calendars there show, as the UTC midnight of its date. */
const calendarOf = (zone: string): DayAt => {
  const format = new Intl.DateTimeFormat('en-US', {
    ...knownZone(zone),
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  return at => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    return Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'] ?? 1)
  }
}

const calendars = new Map<string, DayAt>()

const calendar = (zone: string): DayAt => {
  const known = calendars.get(zone) ?? calendarOf(zone)
  calendars.set(zone, known)
  return known
}

const dayLength = 86_400_000
/** No clock was ever further from UTC. */
const farthest = 16 * 3_600_000

/**
 * The first instant at which that date, or a later one, stands in the calendar: sought by halves, since a day may begin
 * at one o'clock, or not exist at all.
 */
const firstInstant = (date: number, zone: string): number => {
  const dayAt = calendar(zone)
  let [before, after] = [date - farthest, date + farthest]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dayAt(middle) >= date) after = middle
    else before = middle
  }
  return after
}

/** `2026-11-22` → when that day begins there. */
export const dayStart = (day: string, zone: string): number => firstInstant(Date.parse(day), zone)

/** … and its last instant: the next day begins right after. */
export const dayEnd = (day: string, zone: string): number =>
  firstInstant(Date.parse(day) + dayLength, zone) - 1

/** `2026-11-22`: what day it is there. */
export const localDay = (at: number, zone: string): string =>
  new Date(calendar(zone)(at)).toISOString().slice(0, 10)
