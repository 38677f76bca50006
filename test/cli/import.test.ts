/** What one quarantine exports and another imports: nothing is lost, nothing moves by itself, no address is a guess. */
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Item } from '../../src/quarantine/item.ts'
import { makeItem, rawOf } from '../quarantine/fixtures.ts'
import { startHop } from '../quarantine/next-hop.ts'
import { type CliWorld, cliWorld } from './world.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(close => close()))
})

const world = async (ini = ''): Promise<CliWorld> => {
  const made = await cliWorld(`[retention]\ndays=3650\n${ini}`)
  open.push(made.remove)
  return made
}

const put = (cli: CliWorld, ...made: readonly { readonly item: Item; readonly raw: Uint8Array }[]) =>
  cli.withStore(async store => {
    for (const { item, raw } of made) await store.insert(item, raw, Number.MAX_SAFE_INTEGER)
  })

const parsed = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))

const exported = async (cli: CliWorld): Promise<string> => {
  const directory = path.join(cli.directory, 'out')
  expect((await cli.run('export', directory)).code).toBe(0)
  return directory
}

describe('the import of an export', () => {
  it('keeps two messages of the same bytes apart', async () => {
    const day = 86_400_000
    const first = makeItem({ at: Date.now() - 7 * day, raw: rawOf('same', 'same') })
    const second = makeItem({ at: Date.now() - day, raw: first.raw })
    const [from, to] = [await world(), await world()]
    await put(from, first, second)
    const out = await exported(from)
    const done = await to.run('import', out)
    expect([done.code, done.out]).toEqual([0, '2 messages, 0 were there already, 0 problems\n'])
    const again = await to.run('import', out)
    expect([again.code, again.out]).toEqual([0, '0 messages, 2 were there already, 0 problems\n'])
  })

  it('says where another message has the id', async () => {
    const [from, to] = [await world(), await world()]
    const one = makeItem({ subject: 'one' })
    const other = makeItem({ subject: 'other' })
    await put(from, one)
    await put(to, { item: { ...other.item, id: one.item.id }, raw: other.raw })
    const done = await to.run('import', await exported(from))
    expect([done.code, done.out]).toEqual([2, '0 messages, 0 were there already, 1 problems\n'])
    expect(done.err).toContain(`another message has the id ${one.item.id}`)
  })

  it('leaves what was being released to a person', async () => {
    const hop = await startHop()
    open.push(hop.close)
    const [from, to] = [await world(), await world(`[next_hop]\nurl=smtp://127.0.0.1:${hop.port}\n`)]
    const { item, raw } = makeItem({ recipients: ['a@example.jp', 'b@example.jp'] })
    const [a, b] = item.recipients
    if (a === undefined || b === undefined) throw new Error('two recipients')
    const waiting = {
      id: 'R',
      by: 'x',
      at: 1,
      to: '',
      phase: 'waiting',
      attempts: 1,
      due: 1,
      answer: '',
    } as const
    const recipients = [{ ...a, state: 'releasing' as const, release: waiting }, b]
    await put(from, { item: { ...item, state: 'releasing', recipients }, raw })
    const done = await to.run('import', await exported(from))
    expect([done.code, done.out]).toEqual([
      0,
      expect.stringContaining('1 of them were being released: now in doubt'),
    ])
    expect((await to.run('work', '--once')).code).toBe(0)
    expect(hop.got).toEqual([])
    const stored = await to.withStore(store => store.get(item.id))
    expect(stored?.state).toBe('in-doubt')
    expect(stored?.recipients.map(fate => fate.state)).toEqual(['in-doubt', 'held'])
    const [entry] = parsed((await to.run('export', '--audit', '-')).out).filter(
      row => row.action === 'import',
    )
    expect(entry.detail['in-doubt']).toMatch(/^#[\w-]{12}$/u)
    expect((await to.run('resolve', item.id, '--as', 'retry', '--yes')).code).toBe(0)
    expect(hop.got.map(got => got.recipients)).toEqual([['a@example.jp']])
  })

  it('refuses addresses that are none, and takes all that RCPT TO takes', async () => {
    const [from, to] = [await world(), await world()]
    const odd = makeItem({ recipients: ['postmaster', 'x@[IPv6:2001:db8::1]', '"a b>"@q.example'] })
    const deleted = makeItem({ subject: 'deleted' })
    await put(from, odd, deleted)
    expect((await from.run('delete', deleted.item.id, '--yes')).code).toBe(0)
    const out = await exported(from)
    const evil = 'v@q.example>\r\nRCPT TO:<evil@else.example'
    const text = await fs.readFile(path.join(out, `${odd.item.id}.json`), 'utf8')
    const changed = async (chance: string, change: (item: Item) => object): Promise<void> => {
      const id = `${odd.item.id.slice(0, 9)}${chance}`
      await fs.writeFile(path.join(out, `${id}.json`), JSON.stringify({ ...change(JSON.parse(text)), id }))
      await fs.copyFile(path.join(out, `${odd.item.id}.eml`), path.join(out, `${id}.eml`))
    }
    const withFirst = (item: Item, change: object) => ({
      ...item,
      recipients: item.recipients.map((fate, at) => (at === 0 ? { ...fate, ...change } : fate)),
    })
    const release = { id: 'R', by: 'x', at: 1, to: evil, phase: 'waiting', attempts: 1, due: 1, answer: '' }
    await changed('ZZZ1', item => withFirst(item, { address: evil }))
    await changed('ZZZ2', item => ({ ...item, envelope: { ...item.envelope, mailFrom: evil } }))
    await changed('ZZZ3', item => withFirst(item, { release }))
    await changed('ZZZ4', item => withFirst(item, { address: '@example.jp' }))
    const done = await to.run('import', out)
    expect([done.code, done.out]).toEqual([2, '2 messages, 0 were there already, 4 problems\n'])
    expect(done.err.match(/must be an address/gu)).toHaveLength(4)
  })
})

describe('the import of a bare message', () => {
  let cli: CliWorld
  beforeAll(async () => {
    cli = await cliWorld('[retention]\ndays=3650\n')
  })
  afterAll(() => cli.remove())
  const bare = async (name: string, fields: string): Promise<string> => {
    const file = path.join(cli.directory, name)
    await fs.writeFile(file, `From: "Amazon" <s@sender.example>\n${fields}\nSubject: ${name}\n\nbody\n`)
    return file
  }

  it.each([
    ['To: "a b"@q.example, x@q.example', ['"a b"@q.example', 'x@q.example']],
    ['To: Yamada, Taro <taro@q.example>', ['taro@q.example']],
    ['To: Friends: a@q.example, "B" <b@q.example>;', ['a@q.example', 'b@q.example']],
    ['Delivered-To: "c  d"@q.example\nTo: x@q.example', ['"c  d"@q.example']],
  ])('reads %j', async (fields, recipients) => {
    const [done] = parsed((await cli.run('import', await bare('m', fields), '--json')).out)
    const item = await cli.withStore(store => store.get(done.id))
    expect(item?.recipients.map(fate => fate.address)).toEqual(recipients)
  })

  it.each([
    'To: a "b" @q.example, x@q.example',
    'To: "a" b@q.example',
    'To: a b@q.example',
    'To: <a@q.example> <b@q.example>',
    'Delivered-To: a b@q.example\nTo: x@q.example',
  ])('does not guess at %j', async fields => {
    const file = await bare('m', fields)
    const done = await cli.run('import', file)
    expect([done.code, done.err]).toEqual([2, expect.stringContaining('use --to')])
    expect((await cli.run('import', file, '--to', 'x@q.example')).code).toBe(0)
  })

  it.each([
    ['--to', 'bad address'],
    ['--to', ''],
    ['--to', 'a@b.example>\r\nDATA'],
    ['--mail-from', 'non sense'],
    ['--mail-from', ''],
  ])('takes no %s %j', async (option, value) => {
    const file = await bare('m', 'To: x@q.example')
    await expect(cli.run('import', file, option, value)).rejects.toThrow('write one address')
  })
})
