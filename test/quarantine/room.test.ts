import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/read.ts'
import { startHousekeeping } from '../../src/quarantine/housekeeping.ts'
import { enforceRetention } from '../../src/quarantine/retention.ts'
import { settingsOf } from '../../src/quarantine/settings.ts'
import { markTold } from '../../src/quarantine/told.ts'
import { readMail } from './read-mail.ts'
import { day, hanako, type World, world } from './world.ts'

const hour = 3_600_000
const limits = { days: 30, doneDays: 7, maxItems: 3, maxBytes: 1e9, warnDays: 5, tellWithin: 2 * day }

const hold = async ({ put, clock }: World, count: number): Promise<readonly string[]> => {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) {
    clock.at += 1
    ids.push(await put())
  }
  return ids
}

const kept = async ({ service }: World): Promise<number> => (await service.deps.store.usage()).items

describe('the room that is left', () => {
  it('is not made of what came in just now, and who has to be told is told first', async () => {
    const given = await world({ retention: limits })
    const { service, settings, clock, hop } = given
    await hold(given, 9)
    const jobs = startHousekeeping({ service, settings: () => settings, log: () => {} })
    await jobs.round()
    expect(await kept(given)).toBe(9)
    const letters = hop.got.map(got => readMail(got.bytes).text)
    expect(letters.some(text => text.includes('300%'))).toBe(true)
    expect(hop.got.flatMap(got => got.recipients)).toContain('admin@example.org')
    clock.at += 2 * hour
    await jobs.round()
    // three were listed in the digest; of the other six nobody knows yet
    expect(await kept(given)).toBe(6)
    clock.at += 2 * day
    const before = hop.got.length
    await jobs.round()
    expect(await kept(given)).toBe(3)
    const told = hop.got.slice(before).map(got => readMail(got.bytes).text)
    expect(told.some(text => text.includes('未確認の保留メール3件を削除しました'))).toBe(true)
    const next = hop.got.length
    clock.at += day + 1
    await jobs.round()
    const later = hop.got.slice(next).map(got => readMail(got.bytes).text)
    expect(later.some(text => text.includes('未確認の保留メール3件を削除しました'))).toBe(true)
    await jobs.stop()
  })

  it('is made of what was reviewed at once, and of the rest once somebody was told and an hour went by', async () => {
    const given = await world()
    const { service, clock } = given
    const [a = '', b = '', c = '', d = ''] = await hold(given, 6)
    await service.review(d, true, hanako)
    expect(await enforceRetention(limits, service.deps)).toBe(1)
    await markTold(b, ['mark'], service.deps)
    await markTold(c, ['mark'], service.deps)
    expect(await enforceRetention(limits, service.deps)).toBe(0)
    clock.at += hour
    expect(await enforceRetention(limits, service.deps)).toBe(2)
    const { store } = service.deps
    const states = await Promise.all([a, b, c].map(async id => (await store.get(id))?.state))
    expect(states).toEqual(['held', 'expired', 'expired'])
    expect(await enforceRetention({ ...limits, maxItems: 1 }, service.deps)).toBe(0)
    clock.at += 2 * day
    expect(await enforceRetention({ ...limits, maxItems: 1 }, service.deps)).toBe(2)
  })

  it('is kept by the hour alone where nobody gets letters, and where no watermark stands', async () => {
    const given = await world()
    const { service, clock } = given
    await hold(given, 6)
    const unlimited = { ...limits, maxBytes: 0 }
    expect(await enforceRetention(unlimited, service.deps)).toBe(0)
    clock.at += hour
    expect(await enforceRetention(limits, service.deps)).toBe(0)
    expect(await enforceRetention({ ...limits, maxItems: 5, tellWithin: 0 }, service.deps)).toBe(1)
    expect(await enforceRetention(unlimited, service.deps)).toBe(2)
  })

  it('is waited for only where somebody gets letters', () => {
    const policyOf = (ini: string) => {
      const parsed = parseConfig(ini, { file: '', env: {} })
      if (!parsed.ok) throw new Error('these are right')
      return settingsOf(parsed.config, '/nowhere').retention.tellWithin
    }
    expect(policyOf('[quarantine]\nunattended=yes\n')).toBe(0)
    expect(policyOf('[digest]\nto=recipients\nevery=2h\n')).toBe(4 * hour)
    expect(policyOf('[quarantine]\nnotify=admin@example.jp\n')).toBe(2 * day)
  })
})
