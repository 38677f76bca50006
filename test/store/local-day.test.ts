import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayEnd, dayStart, localDay } from '../../src/store/local-day.ts'

const zones = [
  'UTC',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]
const hour = 3_600_000
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)
/** Told apart from the code under test: as Swedes write a day. */
const shown = (at: number, timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)

it('a day holds the instants that are shown with its date, and no others', () => {
  const at = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) })
  fc.assert(
    fc.property(at, fc.constantFrom(...zones), (time, zone) => {
      const day = shown(time, zone)
      const [start, end] = [dayStart(day, zone), dayEnd(day, zone)]
      expect(localDay(time, zone)).toBe(day)
      expect(start <= time && time <= end).toBe(true)
      expect([shown(start, zone), shown(end, zone)]).toEqual([day, day])
      expect(shown(start - 1, zone) < day && day < shown(end + 1, zone)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

it('days follow each other without a gap', () => {
  const number = fc.integer({ min: 7_300, max: 32_000 })
  fc.assert(
    fc.property(number, fc.constantFrom(...zones), (count, zone) => {
      const [day, next] = [dateOf(count * 24 * hour), dateOf((count + 1) * 24 * hour)]
      expect(dayStart(next, zone)).toBe(dayEnd(day, zone) + 1)
    }),
  )
})

it.each([
  ['2026-11-22', 'Asia/Tokyo', '2026-11-21T15:00:00.000Z', 24],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', 23],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', 25],
  // begins at one o'clock
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 23],
  // midnight comes twice
  ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z', 25],
  // was left out
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 0],
])('%s in %s begins at %s and has %i hours', (day, zone, begins, hours) => {
  expect(new Date(dayStart(day, zone)).toISOString()).toBe(begins)
  expect((dayEnd(day, zone) + 1 - dayStart(day, zone)) / hour).toBe(hours)
})

it('an unknown zone is the machine’s', () => {
  expect(dayStart('2026-11-22', 'Asia/Tokio')).toBe(dayStart('2026-11-22', ''))
})
