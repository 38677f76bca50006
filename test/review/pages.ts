/** Every page, with what it needs to have something to show: for the accessibility test and the screenshots. */
import { makeLink } from '../../src/quarantine/link.ts'
import { makeMailboxLink } from '../../src/quarantine/mailbox-link.ts'
import { samples } from './samples.ts'
import type { World } from './world.ts'

export type PageList = Readonly<Record<string, string>>

/** A quarantine that looks like a working week: waves, notes, a released item, somebody who asked. */
export const furnish = async (
  world: World,
): Promise<{ readonly pages: PageList; readonly open: PageList; readonly id: string }> => {
  await world.addUser('hanako', 'administrator')
  await world.addUser('taro', 'reviewer', { domains: ['example.jp'] })
  await world.addUser('aki', 'auditor')
  const hour = 3_600_000
  let id = ''
  for (let wave = 0; wave < 5; wave += 1) {
    for (const [index, sample] of samples.entries()) {
      const people =
        index % 3 === 0 ? ['user@example.jp', 'sales@example.jp', 'info@example.com'] : ['user@example.jp']
      const at = world.clock.now - (wave * 26 + index * 2) * hour
      const held = await world.hold({ ...sample, text: `${sample.text ?? 'Amazon'}\n${wave}` }, people, at)
      if (wave === 0 && index === 0) id = held
      else if (wave === 3)
        await world.service.remove(held, null, { name: 'taro', source: '192.0.2.5', reason: 'scam' })
      else if (wave === 4 && index === 2)
        await world.service.release(
          { id: held, recipients: null, to: null },
          { name: 'hanako', source: '192.0.2.5', reason: 'ordered' },
        )
      if (wave < 3) await world.app.records.markSeen(wave > 0 ? 'hanako' : 'taro', held)
    }
  }
  const actor = { name: 'taro', source: '192.0.2.5' }
  await world.service.note(id, 'お客様に電話で確認済み。注文していないとのこと。', actor)
  await world.service.assign(id, 'hanako', actor)
  await world.service.request(id, 'sales@example.jp', '注文したかもしれません', {
    name: 'recipient:x',
    source: '192.0.2.9',
  })
  await world.service.allow(
    {
      proof: 'dkim',
      value: 'mailer.example',
      scope: 'domain',
      scopeValue: 'example.jp',
      reason: 'our mailing house',
      expiresAt: world.clock.now + 90 * 24 * hour,
    },
    actor,
  )
  await world.app.records.present('taro', id)
  const campaign = (await world.store.get(id))?.campaign ?? ''
  const link = makeLink(world.service.linkKey, id, 'user@example.jp', {
    issued: world.clock.now,
    expires: world.clock.now + 24 * hour,
  })
  const mailbox = makeMailboxLink(world.service.linkKey, 'user@example.jp', {
    issued: world.clock.now,
    expires: world.clock.now + 24 * hour,
  })
  const pages = {
    inbox: '/',
    search: '/?q=Amazon&outcome=impersonation&tab=all',
    item: `/item/${id}`,
    report: `/item/${id}/report?target=amazon`,
    raw: `/item/${id}/raw`,
    campaigns: '/campaigns',
    campaign: `/campaign/${campaign}`,
    overview: '/overview',
    allowed: '/allowed',
    audit: '/audit',
    health: '/health',
    people: '/people',
    account: '/account',
    second: '/account/second',
    keys: '/keys',
    missing: '/item/none',
  }
  return { pages, open: { 'sign-in': '/sign-in', recipient: `/r/${link}`, mailbox: `/mine/${mailbox}` }, id }
}
