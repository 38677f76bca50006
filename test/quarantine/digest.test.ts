import { describe, expect, it } from 'vitest'
import type { DigestDeps, DigestPolicy } from '../../src/quarantine/digest.ts'
import { sendDigests } from '../../src/quarantine/digest.ts'
import { defang, digestText } from '../../src/quarantine/digest-text.ts'
import { remove } from '../../src/quarantine/handle.ts'
import { startHousekeeping } from '../../src/quarantine/housekeeping.ts'
import { apply } from '../../src/quarantine/state.ts'
import { type ReadMail, readMail } from './read-mail.ts'
import { day, hanako, type World, world } from './world.ts'

const depsOf = ({ service }: World): DigestDeps => ({
  ...service.deps,
  mailer: service.mailer,
  linkKey: service.linkKey,
})

const mailsOf = ({ hop }: World): readonly ReadMail[] => hop.got.map(got => readMail(got.bytes))
const mailTo = (at: World, address: string): ReadMail | undefined =>
  mailsOf(at).findLast(mail => mail.headers.get('to')?.includes(address))

const send = (at: World, change: Partial<DigestPolicy> = {}) =>
  sendDigests({ ...at.settings.digest, ...change }, depsOf(at))

const toRecipients = { to: 'recipients', administrators: [] } as const

describe('a digest', () => {
  it('goes to each recipient with his own items, in his language, plain text, with links that only show', async () => {
    const at = await world()
    await at.put({
      subject: '未納 http://evil.example/x',
      recipients: ['taro@example.jp', 'bob@example.com'],
    })
    for (let count = 0; count < 4; count += 1) await at.put({ recipients: ['taro@example.jp'] })
    expect(await send(at)).toEqual({ sent: 3, failed: 0 })
    const taro = mailTo(at, 'taro@example.jp')
    expect(taro?.headers.get('from')).toContain('quarantine@example.jp')
    expect(taro?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(taro?.subject).toBe('保留中のメールのお知らせ(5件)')
    expect(taro?.text).toContain('このほかに、新しく保留したメールが2件あります。')
    expect(taro?.text).not.toMatch(/bob(?:@|\(at\))/u)
    expect(taro?.types).toEqual(['text/plain'])
    expect(taro?.text).not.toMatch(/http:\/\/evil|evil\.example/u)
    const links = taro?.text.match(/https:\/\/\S+\/r\/\S+/gu) ?? []
    expect(links).toHaveLength(3)
    expect(await at.service.openLink(links[0]?.split('/r/')[1] ?? '')).toMatchObject({
      recipient: 'taro@example.jp',
    })
    const own = /https:\/\/q\.example\.jp\/mine\/(\S+)/u.exec(taro?.text ?? '')?.[1] ?? ''
    expect((await at.service.openMailbox(own, ''))?.messages).toHaveLength(5)
    expect(mailTo(at, 'admin@example.org')?.text).not.toContain('/mine/')
    expect(mailTo(at, 'bob@example.com')?.subject).toBe('Held messages (1)')
    expect(mailTo(at, 'bob@example.com')?.text).toContain(
      'A message to bob@example.com claims to come from Amazon, but we could not confirm that. We are holding it for you.',
    )
    expect(mailTo(at, 'bob@example.com')?.text).toContain('sender as shown: ')
    expect(mailTo(at, 'bob@example.com')?.text).toContain('a(at)xnkpwx[.]example')
    expect(taro?.text).toContain('taro@example.jp 宛てのメールのうち')
    for (const got of at.hop.got) expect(got.mailFrom).toContain('MAIL FROM:<>')
    expect(await send(at)).toEqual({ sent: 0, failed: 0 })
  })

  it('says reference, reason, time zone and end of every message; administrators see recipients and decide', async () => {
    const at = await world()
    const id = await at.put({ recipients: ['taro@example.jp', 'bob@example.com'] })
    await send(at)
    const taro = mailTo(at, 'taro@example.jp')?.text ?? ''
    expect(taro).toContain(`受付番号: ${id}`)
    expect(taro).toContain('理由: Amazonを名乗っています。')
    expect(taro).toContain('保存期限: 2026年12月22日')
    expect(taro).toContain('JST')
    const admin = mailTo(at, 'admin@example.org')?.text ?? ''
    expect(admin).toContain('to: taro@example.jp, bob@example.com')
    expect(admin).toContain(`look and decide: https://q.example.jp/item/${id}`)
  })

  it('lists what it could not list before, and counts what still waits', async () => {
    const at = await world()
    for (let count = 0; count < 4; count += 1) await at.put({ recipients: ['taro@example.jp'] })
    await send(at, toRecipients)
    at.clock.at += day
    expect(await send(at, toRecipients)).toEqual({ sent: 1, failed: 0 })
    const second = mailTo(at, 'taro@example.jp')
    expect(second?.subject).toContain('(1件)')
    expect(second?.text).toContain('以前にお知らせしたメールのうち、3件がまだ保留中です。')
    at.clock.at += day
    expect(await send(at, toRecipients)).toEqual({ sent: 0, failed: 0 })
  })

  it('tells of what was pending, inserted late, or received by another clock', async () => {
    const at = await world()
    const pending = await at.put({ state: 'pending' })
    expect(await send(at, toRecipients)).toEqual({ sent: 0, failed: 0 })
    const item = await at.service.deps.store.get(pending)
    const held = item === null ? null : apply(item, 'all', { kind: 'confirm' }, at.clock.at)
    if (held === null) throw new Error('not confirmed')
    await at.service.deps.store.update(held.item, [])
    const late = await at.put({ at: at.clock.at - 5 * day })
    at.clock.at += day
    await send(at, toRecipients)
    const text = mailTo(at, 'taro@example.jp')?.text ?? ''
    expect(text).toContain(pending)
    expect(text).toContain(late)
  })

  it('that the next hop put off is sent in the next round, to those only who did not get it', async () => {
    let isDown = true
    const at = await world(
      {},
      { onRecipient: address => (isDown && address.startsWith('taro') ? '451 later' : '250 ok') },
    )
    await at.put({ recipients: ['taro@example.jp', 'bob@example.com'] })
    expect(await send(at, toRecipients)).toEqual({ sent: 1, failed: 1 })
    isDown = false
    at.clock.at += 300_000
    await at.put({ recipients: ['bob@example.com'] })
    expect(await send(at, toRecipients)).toEqual({ sent: 1, failed: 0 })
    expect(mailTo(at, 'taro@example.jp')).toBeDefined()
    expect(mailsOf(at)).toHaveLength(2)
  })

  it('that was refused for good is told of again at its next time', async () => {
    const at = await world({}, { onRecipient: () => '550 no such mailbox' })
    await at.put()
    expect(await send(at, toRecipients)).toEqual({ sent: 0, failed: 1 })
    at.clock.at += 300_000
    expect(await send(at, toRecipients)).toEqual({ sent: 0, failed: 0 })
    at.clock.at += day
    expect(await send(at, toRecipients)).toEqual({ sent: 0, failed: 1 })
  })

  it('is one for a mailbox, however its address was written', async () => {
    const at = await world()
    for (const address of ['hanako@example.jp', 'Hanako@Example.JP', '"hanako"@example.jp'])
      await at.put({ recipients: [address] })
    expect(await send(at, toRecipients)).toEqual({ sent: 1, failed: 0 })
    const links = mailsOf(at)[0]?.text.match(/https:\/\/\S+\/r\/\S+/gu) ?? []
    for (const link of links) expect(await at.service.openLink(link.split('/r/')[1] ?? '')).not.toBe(null)
    expect(links).toHaveLength(3)
  })

  it('goes to whoever looks after the quarantine, whatever recipients get', async () => {
    const at = await world()
    await at.put()
    expect(await send(at, { to: 'off' })).toEqual({ sent: 1, failed: 0 })
    expect(at.hop.got.flatMap(got => got.recipients)).toEqual(['admin@example.org'])
    expect(await send(at, { to: 'off', administrators: [] })).toBe(null)
  })

  it('speaks the language of the configuration', async () => {
    const at = await world()
    await at.put({ recipients: ['taro@example.jp', 'bob@example.com', 'ken@example.net'] })
    const language = { all: 'ja', domains: new Map([['example.jp', 'en' as const]]) } as const
    await send(at, { ...toRecipients, language })
    expect(mailTo(at, 'taro@example.jp')?.subject).toBe('Held messages (1)')
    expect(mailTo(at, 'ken@example.net')?.subject).toBe('保留中のメールのお知らせ(1件)')
  })

  it('stops asking a next hop that is away, and has all of them told when it is back', async () => {
    const at = await world({}, { onRecipient: () => '451 away' })
    for (let count = 0; count < 15; count += 1) await at.put({ recipients: [`u${count}@example.jp`] })
    expect(await send(at, toRecipients)).toEqual({ sent: 0, failed: 10 })
    const back = await world()
    const deps = { ...depsOf(at), mailer: back.service.mailer }
    at.clock.at += 300_000
    expect(await sendDigests({ ...at.settings.digest, ...toRecipients }, deps)).toEqual({
      sent: 15,
      failed: 0,
    })
  })

  it('forgets whom it told when the item loses its personal data', async () => {
    const at = await world()
    const id = await at.put()
    await send(at)
    expect((await at.service.deps.store.get(id))?.told).toHaveLength(2)
    await remove(id, null, hanako, at.service.deps)
    expect((await at.service.deps.store.get(id))?.told).toEqual([])
  })

  it('opens the dots of host names and shows no control characters', () => {
    expect(defang('pay at https://amazon.co.jp.evil.example/x a@b.example \u202e', 200)).toBe(
      'pay at hxxps://amazon[.]co[.]jp[.]evil[.]example/x a(at)b[.]example ‹U+202E›',
    )
    const nothing = { lines: [], more: 0, waiting: 0, address: null, mailbox: '' }
    expect(digestText(nothing, 'en').text).toContain('held')
  })
})

describe('a recipient who asks', () => {
  const ask = (at: World, id: string, reason = '私の注文です http://shop.example/') =>
    at.service.request(id, 'taro@example.jp', reason, { name: 'recipient', source: 'link' })

  it('has those told who look after the quarantine: one letter a round, once', async () => {
    const at = await world()
    const ids = [await at.put(), await at.put()]
    for (const id of ids) await ask(at, id)
    const settings = {
      ...at.settings,
      digest: { ...at.settings.digest, to: 'off', administrators: [] } as const,
    }
    const jobs = startHousekeeping({ service: at.service, settings: () => settings, log: () => {} })
    await jobs.round()
    await jobs.round()
    await jobs.stop()
    const [mail, ...others] = mailsOf(at)
    expect(others).toEqual([])
    expect(mail?.headers.get('to')).toContain('admin@example.jp')
    expect(mail?.subject).toBe('保留メールの受け取り申請(2件)')
    expect(mail?.text).toContain('私の注文です hxxp://shop[.]example/')
    for (const id of ids) expect(mail?.text).toContain(`https://q.example.jp/item/${id}`)
  })

  it('is told of later where the next hop put the letter off', async () => {
    let isDown = true
    const at = await world({}, { onRecipient: () => (isDown ? '451 later' : '250 ok') })
    await ask(at, await at.put())
    const settings = {
      ...at.settings,
      digest: { ...at.settings.digest, to: 'off', administrators: [] } as const,
    }
    const said: string[] = []
    const jobs = startHousekeeping({
      service: at.service,
      settings: () => settings,
      log: event => said.push(event),
    })
    await jobs.round()
    expect(said).toContain('requests not told')
    isDown = false
    await jobs.round()
    await jobs.stop()
    expect(mailsOf(at)).toHaveLength(1)
  })
})

describe('the audit log', () => {
  it('holds no address in clear, not even in an answer of the next hop', async () => {
    const at = await world({}, { onMessage: recipient => `250 2.1.5 <${recipient}> real-box@inside.example` })
    const id = await at.put({ recipients: ['taro@example.jp'] })
    await at.service.release({ id, recipients: null, to: 'else@example.jp' }, hanako)
    await at.put()
    await send(at)
    const entries = JSON.stringify(await at.service.deps.store.audit({ after: 0, limit: 100 }))
    expect(entries).toContain('release-result')
    expect(entries).not.toMatch(/taro@|else@|real-box@|admin@/u)
  })
})
