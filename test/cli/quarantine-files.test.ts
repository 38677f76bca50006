/** Filters, days, export and import on the command line, over a real SQLite store. */
import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAuditKey } from '../../src/quarantine/audit-key.ts'
import { openStore } from '../../src/store/open.ts'
import { type ItemOptions, makeItem } from '../quarantine/fixtures.ts'
import { type Ran, runQuarantine } from './run-quarantine.ts'

let directory = ''
const ids: string[] = []
const run = (...args: readonly string[]): Promise<Ran> => runQuarantine(directory, ...args)
const lines = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))

const items: readonly ItemOptions[] = [
  { at: Date.UTC(2026, 10, 28, 15, 30), recipients: ['taro@example.jp'] },
  { at: Date.UTC(2026, 10, 29, 14, 30), recipients: ['hanako@xn--r8jz45g.jp'] },
  { at: Date.UTC(2026, 10, 29, 15, 30), recipients: ['jiro@example.org'] },
]

beforeAll(async () => {
  directory = await fs.mkdtemp(path.join(os.tmpdir(), 'quarantine-files-'))
  await fs.mkdir(path.join(directory, 'config'))
  const ini = '[review]\ntime_zone=Asia/Tokyo\n[retention]\ndays=3650\n'
  await fs.writeFile(path.join(directory, 'config', 'amazon-impersonation.ini'), ini)
  const auditKey = await readAuditKey(`${directory}/var/audit.key`)
  const store = await openStore(`sqlite:${directory}/var/quarantine`, { auditKey, node: 'test' })
  for (const options of items) {
    const { item, raw } = makeItem(options)
    await store.insert(item, raw, 0)
    ids.push(item.id)
  }
  await store.close()
})
afterAll(() => fs.rm(directory, { recursive: true }))

describe('the filters', () => {
  it('take days of the reviewers’ zone, the last one included', async () => {
    const day = await run('list', '--json', '--since', '2026-11-29', '--until', '2026-11-29')
    expect(lines(day.out).map(item => item.id)).toEqual([ids[1], ids[0]])
    expect((await run('list')).out).toContain('2026-11-29 00:30 +09:00')
  })

  it('know a Japanese domain by its own name', async () => {
    const found = await run('list', '--json', '--domain', '例え.jp')
    expect(lines(found.out).map(item => item.id)).toEqual([ids[1]])
  })

  it('are no company for ids: nothing is done', async () => {
    const both = await run('delete', ids[0] ?? '', '--domain', 'nothere.example', '--yes')
    expect([both.code, both.err.split(' ')[0]]).toEqual([2, 'ERR_USAGE'])
    expect(lines((await run('list', '--json')).out).every(item => item.state === 'held')).toBe(true)
  })

  it('that meet nothing say so, and a list says that there is more', async () => {
    expect((await run('delete', '--domain', 'nothere.example', '--yes')).err).toContain('no message matches')
    expect((await run('list', '--limit', '1')).err).toContain('there are more')
    expect((await run('list')).err).toBe('')
  })
})

describe('export', () => {
  it('of the audit log stands in it, never overwrites, and finds an address by its hash', async () => {
    const file = path.join(directory, 'audit.jsonl')
    expect((await run('revoke', ids[0] ?? '')).code).toBe(0)
    expect((await run('export', '--audit', file)).code).toBe(0)
    const written = lines(await fs.readFile(file, 'utf8'))
    expect(written.at(-1)).toMatchObject({ action: 'export', detail: { what: 'audit log' } })
    expect(JSON.stringify(written)).not.toContain('taro@')
    const again = await run('export', '--audit', file)
    expect([again.code, again.err.split(' ')[0]]).toEqual([2, 'ERR_EXPORT_FILE'])
    const nowhere = await run('export', '--audit', path.join(directory, 'none', 'audit.jsonl'))
    expect([nowhere.code, nowhere.err.split(' ')[0]]).toEqual([2, 'ERR_EXPORT_FILE'])
    const about = lines((await run('export', '--audit', '-', '--address', 'TARO@example.jp')).out)
    expect(about.map(entry => entry.action)).toEqual(['revoke'])
  })
})

describe('import', () => {
  const put = async (name: string, text: string | Uint8Array): Promise<string> => {
    const file = path.join(directory, 'old', name)
    await fs.mkdir(path.dirname(file), { recursive: true })
    await fs.writeFile(file, text)
    return file
  }
  const show = async (id: string) => JSON.parse((await run('show', id, '--json')).out)

  it('reads odd recipients as they are, and takes the time from Received, the folder, or the file', async () => {
    const head = 'Return-Path: <s@sender.example>\nFrom: "Amazon" <s@sender.example>\n'
    const to = 'To: "x,y"@example.jp, mary@example.jp (Mary, at work), "Taro, Yamada" <taro@例え.jp>\n'
    const received = 'Received: from a by b; Sun, 01 Feb 2026 10:00:00 +0900 (JST)\n'
    const one = await put('20260101/one', `${received}${head}${to}Subject: one\n\nbody\n`)
    const two = await put('20260131/two', `${head}To: a@example.jp\nSubject: two\n\nbody\n`)
    const three = await put('three', `${head}To: <"a b"@example.jp>\nSubject: three\n\nbody\n`)
    await fs.utimes(three, new Date(0), new Date('2026-03-03T00:00:00Z'))
    const done = lines((await run('import', one, two, three, '--json')).out)
    // one after the other: they write to one standard output
    const [first, second, third] = [await show(done[0].id), await show(done[1].id), await show(done[2].id)]
    expect(first.recipients.map((fate: { address: string }) => fate.address)).toEqual([
      '"x,y"@example.jp',
      'mary@example.jp',
      'taro@xn--r8jz45g.jp',
    ])
    expect(third.recipients[0].address).toBe('"a b"@example.jp')
    const dates = [first, second, third].map(item => new Date(item.receivedAt).toISOString().slice(0, 10))
    expect(dates).toEqual(['2026-02-01', '2026-01-31', '2026-03-03'])
    const again = await run('import', path.join(directory, 'old'))
    expect([again.code, again.out]).toEqual([0, '0 messages, 3 were there already, 0 problems\n'])
  })

  it('says what is no message, and leaves half-written files alone', async () => {
    const bad = path.join(directory, 'old', 'bad')
    await put('bad/empty', '')
    await put('bad/garbage', Buffer.from([0, 1, 2, 3, 255, 10, 10, 65]))
    await put('bad/tmp/half', 'From: a@b.example\nTo: c@example.jp\n')
    const done = await run('import', bad)
    expect([done.code, done.out]).toEqual([2, '0 messages, 0 were there already, 2 problems\n'])
    expect(done.err).toContain('the file is empty')
    expect(done.err).toContain('not a message')
  })

  it('takes an exported item only as an export writes it', async () => {
    const target = path.join(directory, 'export')
    expect((await run('export', target, '--json')).code).toBe(0)
    const item = JSON.parse(await fs.readFile(path.join(target, `${ids[0]}.json`), 'utf8'))
    const other = path.join(directory, 'changed')
    await fs.mkdir(other)
    const write = async (chance: string, change: object) => {
      const id = `${ids[0]?.slice(0, 9)}${chance}`
      await fs.copyFile(path.join(target, `${ids[0]}.eml`), path.join(other, `${id}.eml`))
      await fs.writeFile(path.join(other, `${id}.json`), JSON.stringify({ ...item, id, ...change }))
    }
    await write('ZZZ1', { state: 'weird' })
    await write('ZZZ2', { state: 'released' })
    await write('ZZZ3', { recipients: [] })
    await write('ZZZ4', { verdict: {} })
    await write('ZZZ5', { dedupe: '' })
    await fs.writeFile(path.join(other, 'x.json'), '{')
    const done = await run('import', other)
    expect(done.out).toBe('1 messages, 0 were there already, 5 problems\n')
    expect(done.err.match(/not an exported item/gu)).toHaveLength(4)
    expect(done.err).toContain('x.json: not JSON')
    expect((await run('verify')).code).toBe(0)
  })
})
