/** Words that mean nothing, or everything by a slip, are refused; JSON is JSON. */
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CliWorld, cliWorld } from './world.ts'

let world: CliWorld
let run: CliWorld['run']
let id = ''
let deleted = ''

beforeAll(async () => {
  world = await cliWorld('[report]\nenabled=antiphishing-jp\n')
  run = world.run
  id = await world.hold('first', ['taro@example.jp'])
  deleted = await world.hold('second', ['jiro@example.org'])
})
afterAll(() => world.remove())

const parsed = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))

describe('filters', () => {
  it.each(['text', 'assigned', 'recipient', 'campaign', 'domain'])('take no blank --%s', async name => {
    for (const blank of ['', ' '])
      await expect(run('delete', `--${name}`, blank, '--yes')).rejects.toThrow('or leave the filter out')
  })

  it('take no domain without a name', async () => {
    await expect(run('delete', '--domain', '@', '--yes')).rejects.toThrow('write a domain')
  })

  it.each([
    [['--min-score', '90', '--max-score', '10'], '--min-score is above --max-score'],
    [['--since', '1d', '--until', '7d'], '--since is later than --until'],
  ])('take no range that holds nothing: %j', async (range, words) => {
    for (const command of [['list'], ['export', path.join(world.directory, 'none')], ['delete', '--yes']]) {
      const { code, err } = await run(...command, ...range)
      expect([code, err]).toEqual([2, expect.stringContaining(`ERR_USAGE ${words}`)])
    }
    expect((await run('list', '--since', '2026-11-29', '--until', '2026-11-29')).code).toBe(0)
  })

  it('leave deleted skeletons out of a list unless they are asked for, and their bodies out of an export', async () => {
    const out = path.join(world.directory, 'out')
    expect((await run('export', out)).code).toBe(0)
    expect((await run('delete', deleted, '--yes')).code).toBe(0)
    expect(parsed((await run('list', '--json')).out).map(item => item.id)).toEqual([id])
    const asked = await run('list', '--state', 'deleted', '--json')
    expect(parsed(asked.out).map(item => item.id)).toEqual([deleted])
    await fs.writeFile(path.join(out, 'other.eml'), 'not ours')
    expect((await run('export', out)).out).toBe('2 items, 1 of them without body\n')
    expect((await fs.readdir(out)).sort()).toEqual(
      [`${id}.eml`, `${id}.json`, `${deleted}.json`, 'other.eml'].sort(),
    )
  })
})

describe('export', () => {
  it('of one recipient’s items is not asked for by --address', async () => {
    const { code, err } = await run('export', path.join(world.directory, 'x'), '--address', 'a@example.jp')
    expect([code, err]).toEqual([2, expect.stringContaining('--recipient')])
  })

  it('onto a file says what is wrong', async () => {
    const file = path.join(world.directory, 'file')
    await fs.writeFile(file, '')
    const { code, err } = await run('export', file)
    expect([code, err]).toEqual([2, expect.stringContaining('is a file: name a directory')])
  })

  it('of the audit log counts in JSON', async () => {
    const { out } = await run('export', '--audit', path.join(world.directory, 'audit'), '--json')
    expect(parsed(out)).toEqual([{ entries: expect.any(Number) }])
  })
})

describe('--json', () => {
  it('of a report is the preview, or the result, or the targets', async () => {
    const target = 'antiphishing-jp'
    const [draft] = parsed((await run('report', id, target, '--preview', '--json')).out)
    expect(draft).toMatchObject({ id, target, to: 'info@antiphishing.jp' })
    const sent = await run('report', id, target, '--yes', '--json')
    expect(parsed(sent.out)).toMatchObject([{ id }])
    expect(sent.err).toContain('To: info@antiphishing.jp')
    expect(parsed((await run('report', '--json')).out)).toMatchObject([{ id: target }])
    const nowhere = await run('report', id, '--json')
    expect([nowhere.code, nowhere.out]).toEqual([2, ''])
  })

  it('of keys has both fingerprints, of proofs what a rule can be made of', async () => {
    expect(parsed((await run('keys', '--json')).out)).toEqual([
      { auditKey: expect.any(String), linkKey: expect.any(String), from: null },
    ])
    expect(parsed((await run('allow', '--item', id, '--json')).out)).toEqual([
      { identity: 'ip:192.0.2.7', proof: 'ip', value: '192.0.2.7' },
    ])
  })

  it('does not go with the bytes themselves', async () => {
    const { code, out } = await run('show', id, '--raw', '--json')
    expect([code, out]).toEqual([2, ''])
  })
})

describe('allow and decide', () => {
  const made = ['allow', 'dkim:partner.example', '--reason', 'x', '--yes', '--json']

  it('say what is removed, and what there is not', async () => {
    const [rule] = parsed((await run(...made)).out)
    expect((await run('allow', '--remove', rule.id)).out).toBe(`${rule.id}  the rule is removed\n`)
    const again = await run('allow', '--remove', rule.id, '--json')
    expect([again.code, parsed(again.out)]).toEqual([
      1,
      [{ rule: rule.id, ok: false, code: 'gone', detail: '' }],
    ])
    expect(again.err).toContain('no such rule')
    const dropped = await run('decide', '--drop', 'C1')
    expect([dropped.code, dropped.err]).toEqual([
      1,
      expect.stringContaining('ERR_GONE C1: no decision stands'),
    ])
  })

  it.each(['not a domain', '', '@', 'a@b@', 'example', 'a b@example.jp'])(
    'takes no scope %j',
    async scope => {
      await expect(run(...made, '--scope', scope)).rejects.toThrow('write all, a recipient domain')
    },
  )

  it.each([
    ['@Q.example', 'domain', 'q.example'],
    ['taro@Q.example', 'recipient', 'taro@q.example'],
  ])('takes the scope %s', async (written, scope, scopeValue) => {
    expect(parsed((await run(...made, '--scope', written)).out)).toMatchObject([{ scope, scopeValue }])
  })
})
