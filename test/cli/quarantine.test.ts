import * as fs from 'node:fs/promises'
import path from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerQuarantine } from '../../src/cli/quarantine/index.ts'
import { rawOf } from '../quarantine/fixtures.ts'
import { type CliWorld, cliWorld } from './world.ts'

let world: CliWorld
let run: CliWorld['run']
let ids: CliWorld['ids']
let directory = ''

beforeAll(async () => {
  world = await cliWorld('[report]\nenabled=antiphishing-jp\n')
  ;({ run, ids, directory } = world)
  await world.hold('未納料金のお知らせ', ['taro@example.jp', '"a b"@example.jp'])
  await world.hold('evil \u202egnp.exe \u001b[31mred', ['jiro@example.org'])
})

afterAll(() => world.remove())

describe('quarantine on the command line', () => {
  it('lists one item a line as JSON, with the fields that scripts rely on', async () => {
    const { code, out } = await run('list', '--json', '--text', '未納')
    expect(code).toBe(0)
    expect(
      out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line)),
    ).toMatchObject([
      {
        id: ids[0],
        state: 'held',
        mailFrom: 'bounce@xnkpwx.example',
        recipients: ['taro@example.jp', '"a b"@example.jp'],
        messageId: '<1@xnkpwx.example>',
        subject: '未納料金のお知らせ',
        outcome: 'impersonation',
        score: 92,
      },
    ])
  })

  it('never gives control and bidi characters of a mail to the terminal', async () => {
    const plain = await run('list')
    const json = await run('list', '--json')
    expect(plain.out + json.out).not.toMatch(/[\u001b\u202e]/u)
    expect(
      json.out
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line).subject),
    ).toContain('evil \u202egnp.exe \u001b[31mred')
  })

  it('shows an item, and its exact bytes', async () => {
    const { out } = await run('show', (ids[0] ?? '').toLowerCase(), '--language', 'ja')
    expect(out).toContain('Amazonを名乗っています。')
    const raw = await run('show', ids[0] ?? '', '--raw')
    expect(raw.out).toBe(rawOf('未納料金のお知らせ', '本文 未納料金のお知らせ').toString())
  })

  it('says which item does not exist, with a code', async () => {
    const { code, err } = await run('show', '0000000000000')
    expect(code).toBe(1)
    expect(err).toContain('ERR_GONE')
  })

  it('releases one recipient’s copy into the Maildir, then refuses to do it again', async () => {
    const { code, out } = await run('release', ids[0] ?? '', '--only', '"A B"@Example.JP')
    expect([code, out]).toEqual([0, `${ids[0]}  held\n`])
    const boxes = await fs.readdir(path.join(directory, 'var/mail'))
    expect(boxes).toHaveLength(1)
    const [file] = await fs.readdir(path.join(directory, 'var/mail', boxes[0] ?? '', 'new'))
    const bytes = await fs.readFile(
      path.join(directory, 'var/mail', boxes[0] ?? '', 'new', file ?? ''),
      'utf8',
    )
    expect(bytes.startsWith(`X-Amazon-Impersonation-Released: id=${ids[0]}; at=`)).toBe(true)
    const again = await run('release', ids[0] ?? '', '--only', '"a b"@example.jp')
    expect(again.code).toBe(1)
    expect(again.err).toContain('ERR_STATE')
  })

  it.each([
    [['list', '--limit', '0'], 'write a whole number, 1 or more'],
    [['list', '--limit', 'all'], 'write a whole number, 1 or more'],
    [['campaigns', '--limit', '0'], 'write a whole number, 1 or more'],
    [['list', '--min-score', '101'], 'write a whole number, from 0 to 100'],
    [['allow', 'ip:192.0.2.1', '--days', '0'], 'write a whole number, from 1 to 36500'],
    [['decide', 'C1', 'delete', '--hours', '-1'], 'write a whole number, from 0 to 8760'],
  ])('refuses %j instead of doing nothing', async (args, words) => {
    await expect(run(...args)).rejects.toThrow(words)
  })

  it('asks before bulk work, and does it with --yes', async () => {
    const asked = await run('delete', '--text', 'evil')
    expect([asked.code, asked.err]).toEqual([2, 'delete 1 message: nobody to ask, use --yes\n'])
    const done = await run('delete', '--text', 'evil', '--yes', '--json')
    expect(JSON.parse(done.out)).toEqual({ id: ids[1], ok: true, state: 'deleted' })
    expect((await run('delete', '--yes')).code).toBe(2)
  })

  it('adds a note, and shows a report before it goes', async () => {
    expect((await run('note', ids[0] ?? '', '電話で確認')).code).toBe(0)
    expect((await run('show', ids[0] ?? '')).out).toContain('電話で確認')
    const { code, out } = await run('report', ids[0] ?? '', 'antiphishing-jp', '--preview')
    expect(code).toBe(0)
    expect(out).toContain('To: info@antiphishing.jp')
    expect(out).toContain('なりすましメール')
    expect((await run('report')).out).toContain('antiphishing-jp')
  })

  it('allows by what is proven only', async () => {
    const made = await run('allow', 'dkim:partner.example', '--reason', '請求書', '--yes')
    expect([made.code, made.out]).toEqual([
      0,
      expect.stringMatching(/^\w{13} {2}dkim:partner\.example {2}all /u),
    ])
    const named = ['--reason', 'x', '--scope', '例え.jp', '--yes', '--json']
    expect(JSON.parse((await run('allow', 'dmarc:例え.jp', ...named)).out)).toMatchObject({
      value: 'xn--r8jz45g.jp',
      scopeValue: 'xn--r8jz45g.jp',
      hits: 0,
    })
    expect((await run('allow')).out).toContain('dkim:partner.example')
    expect((await run('allow', 'dkim:amazonses.com', '--reason', 'x', '--yes')).err).toContain('ERR_UNPROVEN')
    expect((await run('allow', 'from:partner.example', '--reason', 'x', '--yes')).code).toBe(2)
    expect((await run('allow', 'dkim:other.example', '--yes')).err).toContain('ERR_REASON')
  })

  it('exports, and imports what it exported as well as what Haraka kept', async () => {
    const out = path.join(directory, 'out')
    expect((await run('export', out, '--state', 'held')).out).toBe('1 items, 0 of them without body\n')
    const found = await run('import', out, '--json')
    expect(JSON.parse(found.out)).toMatchObject({ id: ids[0], fresh: false })
    const old = path.join(directory, 'queue', 'quarantine', '20260101')
    await fs.mkdir(old, { recursive: true })
    const text =
      'Return-Path: <s@sender.example>\nDelivered-To: hanako@example.jp\nFrom: "Amazon" <s@sender.example>\nSubject: old\n\nbody\n'
    await fs.writeFile(path.join(old, 'UUID.1'), text)
    await fs.writeFile(path.join(old, 'UUID.2'), 'Subject: nobody\n\nbody\n')
    const imported = await run('import', path.dirname(old), '--json')
    expect(imported.code).toBe(2)
    const [first, second] = imported.out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(first).toMatchObject({ fresh: true })
    expect(second.problem).toBeDefined()
    expect((await run('show', first.id, '--raw')).out).toBe(text.replaceAll('\n', '\r\n'))
    expect(JSON.parse((await run('list', '--text', 'old', '--json')).out)).toMatchObject({
      mailFrom: 's@sender.example',
      recipients: ['hanako@example.jp'],
    })
  })

  it('makes digest links void, and says for whom', async () => {
    expect((await run('revoke', ids[0] ?? '', '--json')).code).toBe(0)
    const wrong = await run('revoke', ids[0] ?? '', '--only', 'nobody@example.jp')
    expect([wrong.code, wrong.err.split(' ')[0]]).toEqual([1, 'ERR_ADDRESS'])
    const mailbox = await run('revoke', '--address', 'old@example.jp', '--json')
    expect([mailbox.code, JSON.parse(mailbox.out)]).toMatchObject([0, { id: 'old@example.jp', ok: true }])
    const about = await run('export', '--audit', '-', '--address', 'OLD@example.jp')
    expect(JSON.parse(about.out.split('\n')[0] ?? '')).toMatchObject({ action: 'revoke', item: '' })
    expect(about.out).not.toContain('old@')
    expect((await run('revoke', '--address', 'nobody')).code).toBe(1)
    expect((await run('revoke', ids[0] ?? '', '--address', 'old@example.jp')).code).toBe(2)
  })

  it('does its jobs once, for a timer', async () => {
    const { code, out } = await run('work', '--once')
    expect(code).toBe(0)
    expect(out).toContain('audit head seq=')
  })

  it('groups, counts and verifies', async () => {
    expect((await run('stats', '--json')).code).toBe(0)
    expect((await run('campaigns', '--json')).code).toBe(0)
    const { code, out } = await run('verify', '--json')
    expect(JSON.parse(out).problems).toEqual([])
    expect(code).toBe(0)
    const audit = await run('export', '--audit', '-')
    const lines = audit.out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines.map(line => line.seq)).toEqual(lines.map((_, at) => at + 1))
    expect(new Set(lines.map(line => line.action))).toContain('release-result')
  })

  it('shows a standing decision on a campaign, and gives it up', async () => {
    const [row = '{}'] = (await run('campaigns', '--json')).out.split('\n')
    const { campaign } = JSON.parse(row)
    expect((await run('decide', campaign, 'delete', '--hours', '2', '--reason', 'scam', '--yes')).code).toBe(
      0,
    )
    expect(JSON.parse((await run('decide', '--json')).out)).toMatchObject({
      campaign,
      action: 'delete',
      reason: 'scam',
    })
    expect((await run('decide')).out).toMatch(new RegExp(`^${campaign} {2}delete until .*scam`, 'u'))
    expect((await run('decide', '--drop', campaign)).out).toBe(`${campaign}  the decision is given up\n`)
    expect((await run('decide', '--json')).out).toBe('')
    expect((await run('decide', '--drop', campaign)).err).toContain('ERR_GONE')
    expect((await run('decide', campaign, 'keep', '--yes')).code).toBe(2)
    expect((await run('decide', 'Cnone', 'delete', '--yes')).err).toContain('ERR_GONE')
  })

  it('gives an example in the help of every command', async () => {
    const program = new Command('x')
    registerQuarantine(program)
    for (const command of program.commands[0]?.commands ?? []) {
      let help = ''
      command
        .configureOutput({
          writeOut: text => {
            help += text
          },
        })
        .outputHelp()
      expect(help, command.name()).toContain('Example:')
    }
  })
})
