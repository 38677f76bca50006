import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { keys } from '../../src/config/keys.ts'
import { reportNames } from '../../src/config/report-names.ts'
import { allow, disallow, proofsOf } from '../../src/quarantine/allow.ts'
import { type attendance, attendanceProblem } from '../../src/quarantine/attendance.ts'
import { followDecisions } from '../../src/quarantine/decide.ts'
import { exportItems } from '../../src/quarantine/export.ts'
import { assign, markReviewed, note, remove, requestRelease } from '../../src/quarantine/handle.ts'
import { startHousekeeping } from '../../src/quarantine/housekeeping.ts'
import { forRecipient, makeLink, openLink, readLink } from '../../src/quarantine/link.ts'
import { isViewed } from '../../src/quarantine/privacy.ts'
import { reportTargets } from '../../src/quarantine/report-targets.ts'
import { enforceRetention, retentionWarning } from '../../src/quarantine/retention.ts'
import { apply } from '../../src/quarantine/state.ts'
import type { FateEvent } from '../../src/quarantine/transitions.ts'
import { authentication } from './fixtures.ts'
import { readMail } from './read-mail.ts'
import { day, directory, hanako, world } from './world.ts'

describe('small acts', () => {
  it('delete one recipient’s copy, then the other, and the body with the last', async () => {
    const { service, put } = await world()
    const id = await put({ recipients: ['a@x.example', 'b@x.example'] })
    expect(await remove(id, ['a@x.example'], hanako, service.deps)).toMatchObject({
      ok: true,
      item: { state: 'held', bodyKept: true },
    })
    expect(await remove(id, null, hanako, service.deps)).toMatchObject({
      ok: true,
      item: { state: 'deleted', bodyKept: false },
    })
    expect(await remove(id, null, hanako, service.deps)).toMatchObject({ ok: false, code: 'state' })
    const named = (await service.deps.store.audit({ after: 0, limit: 9 })).map(
      one => one.detail['recipients'],
    )
    expect(named).toEqual(['a@x.example', 'b@x.example'].map(service.nameInLog))
    expect(await note(id, '山田様より電話', hanako, service.deps)).toMatchObject({ ok: false, code: 'gone' })
    expect(await remove('0000000000000', null, hanako, service.deps)).toMatchObject({
      ok: false,
      code: 'gone',
    })
  })

  it('need a reason where the configuration says so, by whatever way they are asked for', async () => {
    const { service, put } = await world({ reasonRequired: ['release', 'delete', 'report'] })
    const id = await put({ campaign: 'C1' })
    const silent = { name: 'hanako', source: 'cli', reason: ' ' }
    const all = { id, recipients: null, to: null }
    const at = service.deps.now()
    const decision = { campaign: 'C1', by: 'hanako', reason: '', at, until: at + day }
    expect(await service.release(all, silent)).toMatchObject({ code: 'reason', detail: 'release' })
    expect(await service.approve(all, silent)).toMatchObject({ code: 'reason', detail: 'release' })
    expect(await service.remove(id, null, silent)).toMatchObject({ code: 'reason', detail: 'delete' })
    expect(await service.report(id, 'soc@example.jp', silent)).toMatchObject({ code: 'reason' })
    expect(await service.decide({ ...decision, action: 'delete' }, [], silent)).toMatchObject({
      decided: 0,
      left: [{ id: 'C1', code: 'reason' }],
    })
    expect(await service.deps.store.decisions(at)).toEqual([])
    expect(await service.deps.store.get(id)).toMatchObject({ state: 'held', approvals: [] })
    expect(await service.remove(id, null, hanako)).toMatchObject({ ok: true })
  })

  it('note, assign, mark reviewed, ask', async () => {
    const { service, put } = await world()
    const id = await put()
    await note(id, ' 電話で確認 ', hanako, service.deps)
    await assign(id, 'jiro', hanako, service.deps)
    await markReviewed(id, true, hanako, service.deps)
    await requestRelease(
      id,
      'taro@example.jp',
      '私の注文です',
      { name: 'recipient', source: 'link' },
      service.deps,
    )
    expect(await service.deps.store.get(id)).toMatchObject({
      notes: [{ by: 'hanako', text: '電話で確認' }],
      assigned: 'jiro',
      reviewed: { by: 'hanako' },
      recipients: [{ requested: { reason: '私の注文です' } }],
    })
    expect(await requestRelease(id, 'taro@example.jp', '', hanako, service.deps)).toMatchObject({
      ok: false,
      code: 'state',
    })
    expect(await requestRelease(id, 'else@example.jp', '', hanako, service.deps)).toMatchObject({
      ok: false,
      code: 'gone',
    })
    expect(await note(id, '  ', hanako, service.deps)).toMatchObject({ ok: false, code: 'reason' })
    expect(await note(id, 'あ'.repeat(4_001), hanako, service.deps)).toMatchObject({
      ok: false,
      code: 'long',
    })
    const entries = await service.deps.store.audit({ after: 0, limit: 10 })
    expect(entries.map(entry => entry.action)).toEqual(['note', 'assign', 'review', 'request'])
    expect(JSON.stringify(entries)).not.toContain('電話で確認')
  })
})

describe('allow rules', () => {
  const request = {
    proof: 'dkim',
    value: 'Partner.example',
    scope: 'domain',
    scopeValue: 'Example.JP',
    reason: 'invoice',
    expiresAt: Date.UTC(2027, 0, 1),
  } as const

  it('are made by what was proven, with reason and expiry, and removed', async () => {
    const { service } = await world()
    expect(await allow(request, hanako, service.deps)).toMatchObject({ ok: true })
    const [rule] = await service.deps.store.allowRules()
    expect(rule).toMatchObject({
      value: 'partner.example',
      scopeValue: 'example.jp',
      author: 'hanako',
      hits: 0,
    })
    await allow(
      { ...request, reason: 'still', expiresAt: Date.UTC(2027, 5, 1) },
      { name: 'jiro', source: 'test' },
      service.deps,
    )
    expect(await service.deps.store.allowRules()).toEqual([
      { ...rule, reason: 'still', expiresAt: Date.UTC(2027, 5, 1) },
    ])
    expect(await disallow(rule?.id ?? '', hanako, service.deps)).toMatchObject({ ok: true })
    expect(await disallow(rule?.id ?? '', hanako, service.deps)).toMatchObject({ ok: false, code: 'gone' })
  })

  it.each([
    ['no reason', { reason: ' ' }, 'reason'],
    ['an expiry in the past', { expiresAt: 1 }, 'unproven'],
    ['a sender that everybody can use', { value: 'amazonses.com' }, 'unproven'],
    ['a free-mail domain', { value: 'gmail.com' }, 'unproven'],
    ['a whole suffix', { value: 'jp' }, 'unproven'],
    ['half the internet', { proof: 'ip', value: '0.0.0.0/1' }, 'unproven'],
    ['a recipient that is none', { scope: 'recipient', scopeValue: 'example.jp' }, 'address'],
  ] as const)('are refused for %s', async (_, change, code) => {
    const { service } = await world()
    expect(await allow({ ...request, ...change }, hanako, service.deps)).toMatchObject({ ok: false, code })
  })

  it('offer what a message proved, and nothing that everybody can prove', () => {
    const signature = { result: 'pass', selector: 's', reason: '', aligned: true, underSized: false } as const
    const proofs = proofsOf({
      ...authentication,
      dkim: [
        { ...signature, domain: 'partner.example' },
        { ...signature, domain: 'amazonses.com' },
        { ...signature, domain: 'failed.example', result: 'fail' },
        { ...signature, domain: 'short.example', underSized: true },
      ],
    })
    expect(proofs).toEqual([
      { proof: 'dkim', value: 'partner.example' },
      { proof: 'ip', value: '192.0.2.7' },
    ])
  })
})

describe('a report', () => {
  it('goes to nobody that the administrator did not enable', async () => {
    const { service, put, hop } = await world({ reportTargets: [] })
    expect(service.reportTargets()).toEqual([])
    expect(await service.report(await put(), 'antiphishing-jp', hanako)).toMatchObject({
      ok: false,
      code: 'target',
    })
    expect(hop.got).toHaveLength(0)
    expect(keys.report.enabled.default).toEqual([])
  })

  it('carries the original byte for byte as message/rfc822, and stands in the item and the audit log', async () => {
    const { service, put, hop } = await world()
    expect(service.reportTargets().map(target => target.id)).toEqual(['antiphishing-jp', 'soc@example.jp'])
    const raw = Buffer.concat([
      Buffer.from('From: a@x.example\r\nSubject: \xff raw 8-bit\r\n\r\n.\r\n', 'latin1'),
      Buffer.from([0xe3, 0x81, 0x82, 13, 10]),
    ])
    const id = await put({ raw })
    const item = await service.deps.store.get(id)
    const draft = item === null ? null : await service.reportDraft(item, { id: 'antiphishing-jp' })
    expect(draft).toMatchObject({ from: 'quarantine@example.jp', to: 'info@antiphishing.jp' })
    expect(draft?.text).toContain('Amazonを名乗っています。')
    expect(await service.report(id, 'antiphishing-jp', hanako)).toMatchObject({ ok: true })
    expect(hop.got[0]).toMatchObject({ recipients: ['info@antiphishing.jp'] })
    expect(hop.got[0]?.mailFrom).toContain('MAIL FROM:<quarantine@example.jp>')
    const mail = readMail(hop.got[0]?.bytes ?? Buffer.alloc(0))
    expect(mail.attachment.header).toContain('message/rfc822')
    expect(mail.attachment.header).toContain(`${id}.eml`)
    expect(mail.attachment.header).toContain('8bit')
    expect(mail.attachment.content.equals(raw)).toBe(true)
    expect((await service.deps.store.get(id))?.reports).toMatchObject([
      { target: 'antiphishing-jp', by: 'hanako' },
    ])
    expect((await service.deps.store.audit({ after: 0, limit: 9 })).at(-1)?.action).toBe('report')
  })

  it('goes out once, also when two reviewers report at the same moment, and again only when said so', async () => {
    const { service, put, hop } = await world()
    const id = await put()
    const results = await Promise.all(
      ['hanako', 'jiro'].map(name => service.report(id, 'soc@example.jp', { name, source: 't' })),
    )
    expect(results.map(result => (result.ok ? 'ok' : result.code)).sort()).toEqual(['ok', 'told'])
    expect(hop.got).toHaveLength(1)
    expect(await service.report(id, 'soc@example.jp', hanako)).toMatchObject({ ok: false, code: 'told' })
    expect(await service.report(id, 'antiphishing-jp', hanako)).toMatchObject({ ok: true })
    expect(await service.report(id, 'soc@example.jp', hanako, true)).toMatchObject({ ok: true })
    expect(hop.got).toHaveLength(3)
    expect((await service.deps.store.get(id))?.reports.map(one => one.answer.slice(0, 3))).toEqual([
      '250',
      '250',
      '250',
    ])
  })

  it('that did not go out can be tried again', async () => {
    const { service, put, hop } = await world()
    const id = await put()
    await hop.close()
    for (const times of [1, 2]) {
      expect(await service.report(id, 'soc@example.jp', hanako)).toMatchObject({ ok: false, code: 'unsent' })
      expect((await service.deps.store.get(id))?.reports).toHaveLength(times)
    }
  })

  it.each([
    ['refused', '554 5.7.1 no such mailbox'],
    ['in-doubt', null],
  ])('that is %s is told, and stands in the item and the audit log', async (fortune, answer) => {
    const { service, put } = await world({}, { onMessage: () => answer })
    const id = await put()
    expect(await service.report(id, 'soc@example.jp', hanako)).toMatchObject({ ok: false, code: 'unsent' })
    expect((await service.deps.store.get(id))?.reports).toMatchObject([{ target: 'soc@example.jp', fortune }])
    expect((await service.deps.store.audit({ after: 0, limit: 9 })).at(-1)).toMatchObject({
      action: 'report',
      detail: { fortune, address: 'soc@example.jp' },
    })
  })

  it('is not called sent where it would only lie in the local Maildir', async () => {
    const { service, put } = await world({ reportHop: null })
    const id = await put()
    expect(await service.report(id, 'antiphishing-jp', hanako)).toMatchObject({
      ok: false,
      code: 'unsent',
      detail: expect.stringContaining('[report] relay'),
    })
    expect((await service.deps.store.get(id))?.reports).toEqual([])
  })

  it('goes out from the sender that the administrator set, so that a dead address is noticed', async () => {
    const { service, put, hop } = await world({ from: 'Quarantine <q@example.org>' })
    await service.report(await put(), 'soc@example.jp', hanako)
    expect(hop.got[0]?.mailFrom).toContain('MAIL FROM:<q@example.org>')
  })

  it('knows each target’s source and status, and each name that the configuration knows', () => {
    expect(reportTargets.map(target => target.id)).toEqual([...reportNames])
    for (const target of reportTargets) {
      expect(target.address).toMatch(/^[^@\s]+@[^@\s]+$/u)
      expect([target.source, target.checked, target.name.ja, target.name.en].every(Boolean)).toBe(true)
    }
  })
})

describe('retention', () => {
  it('expires by age, warns before, and keeps no personal data', async () => {
    const { service, settings, clock, put } = await world()
    const id = await put({ subject: '秘密' })
    clock.at += 26 * day
    expect(await enforceRetention(settings.retention, service.deps)).toBe(0)
    expect(
      (await retentionWarning(settings.retention, 0, service.deps)).expiring.map(item => item.id),
    ).toEqual([id])
    clock.at += 5 * day
    expect(await enforceRetention(settings.retention, service.deps)).toBe(1)
    expect(await service.deps.store.get(id)).toMatchObject({ state: 'expired', subject: '', bodyKept: false })
    expect(await service.deps.store.body(id)).toBe(null)
  })

  it('counts and lists what nobody reviewed, however much was reviewed', async () => {
    const { service, settings, clock, put } = await world()
    for (let at = 0; at < 210; at += 1) await service.review(await put(), true, hanako)
    const id = await put()
    clock.at += 26 * day
    const { expiring, count } = await retentionWarning(settings.retention, 0, service.deps)
    expect([count, expiring.map(item => item.id)]).toEqual([1, [id]])
  })

  it('removes the body of what was released, and leaves it released', async () => {
    const { service, settings, clock, put } = await world()
    const id = await put()
    clock.at += 20 * day
    await service.release({ id, recipients: null, to: null }, hanako)
    clock.at += 6 * day
    await enforceRetention(settings.retention, service.deps)
    expect(await service.deps.store.get(id)).toMatchObject({ state: 'released', bodyKept: true })
    clock.at += 2 * day
    await enforceRetention(settings.retention, service.deps)
    expect(await service.deps.store.get(id)).toMatchObject({ state: 'released', bodyKept: false })
  })

  it('touches nothing while a copy is on its way', async () => {
    const { service, settings, clock, put } = await world()
    const id = await put({ recipients: ['a@x.example', 'b@x.example'] })
    const { store, now } = service.deps
    const apart = async (which: readonly string[], event: FateEvent): Promise<void> => {
      const item = await store.get(id)
      const applied = item === null ? null : apply(item, which, event, now())
      expect(applied !== null && (await store.update(applied.item, []))).toBe(true)
    }
    await apart(['a@x.example', 'b@x.example'], { kind: 'release', id: 'R', by: 'hanako', to: '' })
    await apart(['a@x.example', 'b@x.example'], { kind: 'attempt', deadline: clock.at + 1_000 })
    await apart(['a@x.example'], { kind: 'doubt', id: 'R', attempt: 1, answer: '' })
    await apart(['b@x.example'], {
      kind: 'deferred',
      id: 'R',
      attempt: 1,
      answer: '451',
      due: clock.at + 90 * day,
    })
    clock.at += 60 * day
    expect(await enforceRetention({ ...settings.retention, maxBytes: 1 }, service.deps)).toBe(0)
    expect(await store.get(id)).toMatchObject({ state: 'in-doubt', bodyKept: true })
    expect(await store.body(id)).not.toBe(null)
  })

  it('makes room: released first, then reviewed, then the oldest', async () => {
    const { service, settings, clock, put } = await world()
    const made: string[] = []
    for (let at = 0; at < 5; at += 1) {
      clock.at += 1_000
      made.push(await put())
    }
    const [a, b, c, d, e] = made
    await service.release({ id: e ?? '', recipients: null, to: null }, hanako)
    await service.review(d ?? '', true, hanako)
    clock.at += 3_600_000
    expect(await enforceRetention({ ...settings.retention, maxItems: 2 }, service.deps)).toBe(3)
    const kept = await Promise.all(
      [a, b, c, d, e].map(async id => (await service.deps.store.get(id ?? ''))?.bodyKept),
    )
    expect(kept).toEqual([false, true, true, false, false])
    expect(await enforceRetention({ ...settings.retention, maxBytes: 1 }, service.deps)).toBe(2)
    expect((await service.deps.store.usage()).items).toBe(0)
  })
})

describe('links', () => {
  const key = Buffer.alloc(32, 9)

  it('name one item and one recipient, and expire', async () => {
    const { service, clock, put } = await world()
    const id = await put({ recipients: ['a@x.example', 'b@x.example'] })
    const { store } = service.deps
    const token = makeLink(key, id, 'b@x.example', { issued: clock.at, expires: clock.at + day })
    expect(token).toMatch(/^[\w.-]{20,200}$/u)
    expect(await openLink(key, token, store, clock.at)).toMatchObject({
      recipient: 'b@x.example',
      item: { id },
    })
    expect(await openLink(key, token, store, clock.at + day + 1_000)).toBe(null)
    expect(
      await openLink(
        key,
        makeLink(key, id, 'c@x.example', { issued: clock.at, expires: clock.at + day }),
        store,
        clock.at,
      ),
    ).toBe(null)
  })

  it('are all revoked with the item, for one recipient or for all', async () => {
    const { service, clock, put } = await world()
    const id = await put({ recipients: ['a@x.example', 'b@x.example'] })
    const link = (address: string) =>
      makeLink(service.linkKey, id, address, { issued: clock.at, expires: clock.at + day })
    const [a, b] = [link('a@x.example'), link('b@x.example')]
    expect(await service.revokeLinks(id, ['a@x.example'], hanako)).toMatchObject({ ok: true })
    expect(await service.openLink(a)).toBe(null)
    expect(await service.openLink(b)).toMatchObject({ recipient: 'b@x.example' })
    expect(await service.revokeLinks(id, null, hanako)).toMatchObject({ ok: true })
    expect(await service.openLink(b)).toBe(null)
    expect(await service.revokeLinks(id, ['c@x.example'], hanako)).toMatchObject({ code: 'address' })
    expect((await service.deps.store.audit({ after: 0, limit: 9 })).map(one => one.action)).toEqual([
      'revoke',
      'revoke',
    ])
  })

  it('cannot be forged: any changed character makes them void', () => {
    const token = makeLink(key, '1M80EWGF4SAPH', 'a@x.example', {
      issued: Date.now(),
      expires: Date.now() + day,
    })
    expect(readLink(key, token, Date.now())).not.toBe(null)
    for (let at = 0; at < token.length; at += 1) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
      if (changed !== token) expect(readLink(key, changed, Date.now())).toBe(null)
    }
    expect(readLink(Buffer.alloc(32, 8), token, Date.now())).toBe(null)
    for (const garbage of ['', '....', 'a.b.c.d.e', token.repeat(50), `${token}.x`])
      expect(readLink(key, garbage, 0)).toBe(null)
  })

  it('show a recipient his own fate only', async () => {
    const { service, put } = await world()
    const id = await put({ recipients: ['a@x.example', 'secret@x.example'] })
    const item = await service.deps.store.get(id)
    const seen = item === null ? null : forRecipient(item, 'a@x.example')
    expect(JSON.stringify(seen)).not.toContain('secret@')
  })
})

describe('privacy', () => {
  it('isp: nobody sees a body before its recipient asked, and then only with a reason, and every view is audited', async () => {
    const { service, put } = await world({ profile: 'isp' })
    const id = await put()
    const { reason: _, ...silent } = hanako
    expect(await service.view(id, 'view-body', hanako)).toMatchObject({ ok: false, code: 'hidden' })
    await service.request(id, 'taro@example.jp', '', { name: 'recipient', source: 'link' })
    expect(await service.view(id, 'view-body', silent)).toMatchObject({ ok: false, code: 'reason' })
    expect(isViewed(await service.view(id, 'view-body', hanako))).toBe(true)
    const entries = await service.deps.store.audit({ after: 0, limit: 10 })
    expect(entries.at(-1)).toMatchObject({ action: 'view-body', actor: 'hanako', reason: '確認' })
    expect(JSON.stringify(entries)).not.toContain('taro@example.jp')
  })

  it('isp: a report says envelope and authentication only, until the recipient has asked', async () => {
    const { service, put, hop } = await world({ profile: 'isp' })
    const id = await put({ subject: '未払い料金' })
    const send = (actor: typeof silent) => service.report(id, 'antiphishing-jp', actor, true)
    const { reason: _, ...silent } = hanako
    expect(await send(silent)).toMatchObject({ ok: true })
    const bare = readMail(hop.got[0]?.bytes ?? Buffer.alloc(0))
    expect(bare.types).not.toContain('message/rfc822')
    expect(bare.text).toContain('Client address: 192.0.2.7')
    expect(bare.text).not.toMatch(/未払い料金|名乗っています|taro@/u)
    await service.request(id, 'taro@example.jp', '', { name: 'recipient', source: 'link' })
    expect(await send(silent)).toMatchObject({ ok: false, code: 'reason' })
    expect(await send(hanako)).toMatchObject({ ok: true })
    expect(hop.got[1]?.bytes.toString()).toContain('message/rfc822')
  })

  it('isp: what the evidence quotes of a body is as hidden as the body', async () => {
    const { service, put } = await world({ profile: 'isp' })
    const item = await service.deps.store.get(await put())
    if (item === null) throw new Error('no item')
    const quoted = {
      id: 'account-threat',
      side: 'pressure',
      weight: 0.5,
      where: 'body',
      quote: '秘密の一節',
    } as const
    const held = { ...item, verdict: { ...item.verdict, evidence: [...item.verdict.evidence, quoted] } }
    await service.deps.store.update({ ...held, revision: held.revision + 1 }, [])
    const target = path.join(directory, 'export')
    const { deps } = service
    expect(await exportItems({}, target, hanako, deps, 'isp')).toEqual({ exported: 1, withoutBody: 1 })
    const written = await fs.readFile(path.join(target, `${item.id}.json`), 'utf8')
    expect(written).toContain('Amazon.co.jp')
    expect(written).not.toContain('秘密の一節')
  })

  it('company: a view is audited too', async () => {
    const { service, put } = await world()
    expect(isViewed(await service.view(await put(), 'download', hanako))).toBe(true)
    expect((await service.deps.store.audit({ after: 0, limit: 10 })).map(entry => entry.action)).toEqual([
      'download',
    ])
  })
})

describe('attendance', () => {
  const base = {
    policy: { default: 'quarantine' },
    policyOverrides: new Map(),
    digest: { to: 'off' },
    quarantine: { notify: [] as readonly string[], unattended: false },
  } as unknown as Parameters<typeof attendance>[0]

  it('refuses to hold mail that nobody would look at', () => {
    expect(attendanceProblem(base)).toMatchObject({ code: 'ERR_QUARANTINE_UNATTENDED' })
    expect(attendanceProblem({ ...base, digest: { ...base.digest, to: 'recipients' } })).toBe(null)
    expect(attendanceProblem({ ...base, quarantine: { ...base.quarantine, notify: ['a@b.example'] } })).toBe(
      null,
    )
    expect(attendanceProblem({ ...base, quarantine: { ...base.quarantine, unattended: true } })).toBe(null)
    expect(attendanceProblem({ ...base, policy: { default: 'tag' } })).toBe(null)
    const overrides = new Map([['example.jp', { policy: 'quarantine' as const }]])
    expect(attendanceProblem({ ...base, policy: { default: 'tag' }, policyOverrides: overrides })).not.toBe(
      null,
    )
  })
})

describe('a decision on a campaign', () => {
  it('takes all that wait, and later arrivals while it stands', async () => {
    const { service, settings, clock, put, hop } = await world()
    const made = [await put({ campaign: 'C1' }), await put({ campaign: 'C1' }), await put({ campaign: 'C2' })]
    const decision = {
      campaign: 'C1',
      action: 'delete',
      by: 'hanako',
      reason: 'scam',
      at: clock.at,
      until: clock.at + day,
    } as const
    expect(await service.decide(decision, [], hanako)).toMatchObject({ decided: 2, left: [] })
    const later = await put({ campaign: 'C1' })
    const housekeeping = startHousekeeping({
      service,
      settings: () => ({ ...settings, digest: { ...settings.digest, to: 'off', administrators: [] } }),
      log: () => {},
    })
    await housekeeping.round()
    const statesOf = async (ids: readonly string[]) =>
      Promise.all(ids.map(async id => (await service.deps.store.get(id))?.state))
    expect(await statesOf([...made, later])).toEqual(['deleted', 'deleted', 'held', 'deleted'])
    clock.at += day + 1
    const late = await put({ campaign: 'C1' })
    await housekeeping.round()
    expect(await statesOf([late])).toEqual(['held'])
    await housekeeping.stop()
    expect(hop.got).toHaveLength(0)
  })

  it('can be given up: what comes later waits again', async () => {
    const { service, clock, put } = await world()
    const decision = {
      campaign: 'C1',
      action: 'delete',
      by: 'hanako',
      reason: 'scam',
      at: clock.at,
      until: clock.at + day,
    } as const
    await service.decide(decision, [], hanako)
    expect(await service.dropDecision('C1', hanako)).toEqual({ ok: true, item: null })
    expect(await service.dropDecision('C1', hanako)).toMatchObject({ ok: false, code: 'gone' })
    const later = await put({ campaign: 'C1' })
    await followDecisions(service.deps, { fourEyes: 101, profile: 'company' })
    expect((await service.deps.store.get(later))?.state).toBe('held')
    expect((await service.deps.store.audit({ after: 0, limit: 1, newestFirst: true }))[0]).toMatchObject({
      action: 'campaign',
      detail: { campaign: 'C1', action: 'dropped' },
    })
  })

  it('of a reviewer with a limit touches his domains only, and no later arrivals', async () => {
    const { service, clock, put } = await world()
    const id = await put({ campaign: 'C1', recipients: ['a@mine.example', 'b@other.example'] })
    const decision = {
      campaign: 'C1',
      action: 'delete',
      by: 'hanako',
      reason: '',
      at: clock.at,
      until: clock.at + day,
    } as const
    expect(await service.decide(decision, ['mine.example'], hanako)).toMatchObject({ decided: 1, left: [] })
    expect((await service.deps.store.get(id))?.recipients.map(fate => fate.state)).toEqual([
      'deleted',
      'held',
    ])
    expect(await service.deps.store.decisions(clock.at)).toEqual([])
  })
})

describe('housekeeping', () => {
  it('does every job, writes the head of the audit chain, warns the administrators, and survives a store that fails', async () => {
    const { service, settings, clock, put, hop } = await world()
    const said: string[] = []
    await put()
    clock.at += 27 * day
    const housekeeping = startHousekeeping({
      service,
      settings: () => settings,
      log: event => said.push(event),
    })
    await housekeeping.round()
    expect(said).toContain('audit head')
    expect(said).toContain('retention warning')
    expect(hop.got.flatMap(got => got.recipients)).toContain('admin@example.jp')
    await housekeeping.stop()
    const broken = {
      ...service,
      deps: {
        ...service.deps,
        store: { ...service.deps.store, exclusively: () => Promise.reject(new Error('away')) },
      },
    }
    const failing = startHousekeeping({
      service: broken,
      settings: () => settings,
      log: event => said.push(event),
    })
    await failing.round()
    expect(said).toContain('job failed')
    await failing.stop()
  })
})
