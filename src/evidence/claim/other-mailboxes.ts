/** Claim: Reply-To, Sender or the recipients dress the mail up as the brand's. */
import { isOfficialSender } from '../../brands/brand.ts'
import type { Mailbox } from '../../message/message.ts'
import type { Check, Evidence } from '../evidence.ts'
import { imitationOfHost } from '../lookalike.ts'
import { observe } from '../observe.ts'
import { passage, type Scene, sceneOf } from '../scene.ts'

const IDS = {
  'reply-to': 'reply-to-claim',
  sender: 'sender-claim',
  to: 'recipient-claim',
  cc: 'recipient-claim',
} as const

/** Answers to the brand's own address really go to the brand. */
const leadsHome = ({ brand }: Scene, { field, domain }: Mailbox): boolean =>
  field === 'reply-to' && isOfficialSender(brand, domain)

const claims = ({ brand }: Scene, mailbox: Mailbox): boolean =>
  imitationOfHost(brand, mailbox.domain) !== null || passage(brand, '', mailbox.name).mentions.length > 0

/** A recipient proves nothing by his own name; a "customer service" of the brand among them is dressing. */
const dresses = ({ brand }: Scene, { domain, local }: Mailbox): boolean =>
  isOfficialSender(brand, domain) && /reply|service|customer|support|confirm|update/.test(local)

export const otherMailboxes: Check = facts => {
  const scene = sceneOf(facts)
  const { message, standing } = scene
  if (standing.state !== 'foreign' && standing.state !== 'spoofed') return []
  const found: Evidence[] = []
  for (const mailbox of [...message.replyTo.slice(0, 5), ...message.sender.slice(0, 5)]) {
    if (mailbox.field === 'from' || leadsHome(scene, mailbox) || !claims(scene, mailbox)) continue
    const quote = `${mailbox.name} <${mailbox.address}>`
    found.push(observe({ id: IDS[mailbox.field], side: 'claim', where: `header:${mailbox.field}`, quote }))
  }
  const dressed = [...message.to, ...message.cc].slice(0, 20).find(mailbox => dresses(scene, mailbox))
  if (dressed)
    found.push(
      observe({
        id: 'recipient-claim',
        side: 'claim',
        where: `header:${dressed.field}`,
        quote: dressed.address,
      }),
    )
  return found
}
