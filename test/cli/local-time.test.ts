import { describe, expect, it } from 'vitest'
import { localTime, readWrittenTime } from '../../src/cli/local-time.ts'

const now = Date.UTC(2026, 10, 29, 12)
const span = (text: string, zone: string) => {
  const written = readWrittenTime(text, now)
  if (written === null) return null
  const { from, to } = written(zone)
  return [new Date(from).toISOString(), new Date(to).toISOString()]
}

describe('a time on the command line', () => {
  it('is a whole day of the reviewers’ zone, to its end', () => {
    expect(span('2026-11-29', 'Asia/Tokyo')).toEqual(['2026-11-28T15:00:00.000Z', '2026-11-29T14:59:59.999Z'])
    expect(span('2026-11-29', 'UTC')).toEqual(['2026-11-29T00:00:00.000Z', '2026-11-29T23:59:59.999Z'])
  })

  it('is as long as that day is there where the clocks change', () => {
    expect(span('2026-10-25', 'Europe/Berlin')).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T22:59:59.999Z',
    ])
    expect(span('2026-03-29', 'Europe/Berlin')).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T21:59:59.999Z',
    ])
    expect(span('2026-12-01', 'America/New_York')?.[0]).toBe('2026-12-01T05:00:00.000Z')
  })

  it('is a moment there, one of its own zone, or an age', () => {
    expect(span('2026-11-29T10:00', 'Asia/Tokyo')?.[0]).toBe('2026-11-29T01:00:00.000Z')
    expect(span('2026-11-29T10:00Z', 'Asia/Tokyo')?.[0]).toBe('2026-11-29T10:00:00.000Z')
    expect(span('2026-11-29 10:00+02:00', 'Asia/Tokyo')?.[0]).toBe('2026-11-29T08:00:00.000Z')
    expect(span('12h', 'Asia/Tokyo')?.[0]).toBe('2026-11-29T00:00:00.000Z')
  })

  it.each(['', '2026-02-30', '2026-13-01', '7', 'yesterday', '2026-11-29T25:00', '2026-11-29Z'])(
    'is not %j',
    text => {
      expect(readWrittenTime(text, now)).toBe(null)
    },
  )

  it('is printed with its zone', () => {
    expect(localTime(now, 'Asia/Tokyo')).toBe('2026-11-29 21:00 +09:00')
    expect(localTime(now, 'UTC')).toBe('2026-11-29 12:00 +00:00')
  })
})
