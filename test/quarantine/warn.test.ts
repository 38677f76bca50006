import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/read.ts'
import type { Letter } from '../../src/quarantine/mailer.ts'
import { settingsOf } from '../../src/quarantine/settings.ts'
import { warnDaily, warnOfShortage } from '../../src/quarantine/warn.ts'
import { openMemoryStore } from '../../src/store/memory/store.ts'
import type { Usage } from '../../src/store/store.ts'
import { auditKey, makeItem } from './fixtures.ts'

const day = 86_400_000
const gigabyte = 1_073_741_824
const parsed = parseConfig('', { file: '', env: {} })
if (!parsed.ok) throw new Error('the defaults are right')
const own = settingsOf(parsed.config, '/nowhere')

const world = () => {
  const clock = { at: Date.UTC(2026, 10, 22) }
  const usage: { free: number | null } = { free: null }
  const memory = openMemoryStore({ auditKey, now: () => clock.at })
  const store = {
    ...memory,
    usage: async (): Promise<Usage> => ({ items: 0, bytes: 0, freeBytes: usage.free }),
  }
  const sent: Letter[] = []
  const said: string[] = []
  const down = new Set<string>()
  const given = {
    deps: { store, now: () => clock.at, node: 'test' },
    mailer: {
      post: async (letter: Letter) => {
        if (down.has(letter.to)) return { sent: false, fortune: 'deferred' as const, answer: '451 later' }
        sent.push(letter)
        return { sent: true, fortune: 'delivered' as const, answer: '250 ok' }
      },
    },
    settings: { ...own, notify: ['a@example.jp', 'b@example.org'] },
    log: (event: string) => void said.push(event),
  }
  const taken = () => sent.splice(0).map(letter => letter.to)
  return { clock, usage, store, sent, said, down, given, taken }
}

describe('the daily warning', () => {
  it('goes once a day to each, and again only to whom it did not reach', async () => {
    const { clock, store, given, down, said, taken } = world()
    const { item, raw } = makeItem({ at: clock.at })
    await store.insert(item, raw, 0)
    await warnDaily(given)
    expect(taken()).toEqual([])
    clock.at += 26 * day
    down.add('b@example.org')
    await warnDaily(given)
    expect(taken()).toEqual(['a@example.jp'])
    expect(said).toEqual(['retention warning', 'warning not sent'])
    down.clear()
    clock.at += 3_600_000
    await warnDaily(given)
    expect(taken()).toEqual(['b@example.org'])
    clock.at += day
    await warnDaily(given)
    expect(taken()).toEqual(['a@example.jp', 'b@example.org'])
  })

  it('tells of a disk that comes near the watermark, before mail is turned away', async () => {
    const { usage, given, sent } = world()
    usage.free = 3 * gigabyte
    await warnDaily(given)
    expect(sent).toEqual([])
    usage.free = 1.5 * gigabyte
    await warnDaily(given)
    expect(sent.map(letter => letter.text)).toEqual([
      expect.stringContaining('空き容量は1.5 GB'),
      expect.stringContaining('has 1.5 GB left. Below 1 GB nothing more is held'),
    ])
  })
})

describe('what went for lack of room', () => {
  it('is told to each once, with its number, in his language', async () => {
    const { clock, store, given, sent, said } = world()
    await store.putValue('retention:gone', '6', 0)
    await warnDaily(given)
    expect(said).toEqual(['retention warning'])
    expect(sent.map(letter => letter.subject)).toEqual([
      '保存領域が不足し、未確認の保留メールを削除しました',
      'Held messages were deleted to make room',
    ])
    expect(sent.map(letter => letter.text)).toEqual([
      expect.stringContaining('未確認の保留メール6件を削除しました'),
      expect.stringContaining('6 held messages that nobody had reviewed were deleted'),
    ])
    sent.splice(0)
    clock.at += 2 * day
    await warnDaily(given)
    expect(sent).toEqual([])
    await store.putValue('retention:gone', '7', 0)
    await warnDaily(given)
    expect(sent[1]?.text).toContain('One held message that nobody had reviewed was deleted')
  })
})

describe('the watermark', () => {
  it('is told at once, to each once, when holds become 451 and when they end', async () => {
    const { usage, given, sent, taken, down, said } = world()
    usage.free = 10 * gigabyte
    await warnOfShortage(given)
    expect(taken()).toEqual([])
    usage.free = gigabyte / 2
    down.add('b@example.org')
    await warnOfShortage(given)
    expect(sent[0]?.text).toContain('451')
    expect(taken()).toEqual(['a@example.jp'])
    down.clear()
    await warnOfShortage(given)
    await warnOfShortage(given)
    expect(taken()).toEqual(['b@example.org'])
    usage.free = 10 * gigabyte
    await warnOfShortage(given)
    await warnOfShortage(given)
    expect(sent.map(letter => letter.subject)).toEqual(['保留を再開しました', 'Mail is held again'])
    expect(said).toEqual(['mail is not held any more', 'warning not sent', 'mail is held again'])
  })
})
