/** All checks, in the order of the evidence. A new check is one file and one line. */
import { attachments } from './claim/attachments.ts'
import { body } from './claim/body.ts'
import { fromAddress } from './claim/from-address.ts'
import { fromName } from './claim/from-name.ts'
import { images } from './claim/images.ts'
import { links } from './claim/links.ts'
import { otherMailboxes } from './claim/other-mailboxes.ts'
import { subBrand } from './claim/sub-brand.ts'
import { subject } from './claim/subject.ts'
import { title } from './claim/title.ts'
import { contexts, unread } from './context/context.ts'
import type { Check, Evidence, Facts } from './evidence.ts'
import { namesBrand } from './gate.ts'
import { disguises } from './infrastructure/disguises.ts'
import { phones } from './infrastructure/numbers.ts'
import { oddities } from './infrastructure/oddities.ts'
import { reply } from './infrastructure/reply.ts'
import { senders } from './infrastructure/senders.ts'
import { targets } from './infrastructure/targets.ts'
import { pressure } from './pressure/pressure.ts'
import { sender } from './proof/sender.ts'

const claims: readonly Check[] = [
  fromName,
  fromAddress,
  otherMailboxes,
  subject,
  subBrand,
  body,
  links,
  images,
  attachments,
  title,
]

const besides: readonly Check[] = [
  sender,
  reply,
  senders,
  targets,
  phones,
  oddities,
  disguises,
  pressure,
  contexts,
]

const PROVEN = new Set(['official-sender', 'official-relay', 'proven-partner', 'proof-not-available'])

/** In a relay's mail the brand speaks rightly; only what others wrote into it can be a reason. */
const DANGEROUS =
  /^(?:unofficial-number|known-scam-number|only-foreign-links|shortened-link|ip-link|userinfo-link|tenant-link|form-in-mail|link-text-mismatch|lookalike-link-host|shop-path-on-foreign-host|reply-to-elsewhere)$/

const isHarmlessRelay = (evidence: readonly Evidence[]): boolean =>
  evidence.some(({ id }) => id === 'official-relay') && !evidence.some(({ id }) => DANGEROUS.test(id))

/** Nothing is looked at twice: no name of the brand, or no claim, only what is proven and what could not be read. */
export const collectEvidence = (facts: Facts): readonly Evidence[] => {
  if (!namesBrand(facts)) return unread(facts)
  const claimed = claims.flatMap(check => check(facts))
  if (claimed.length === 0) return [...sender(facts).filter(({ id }) => PROVEN.has(id)), ...unread(facts)]
  const all = [...claimed, ...besides.flatMap(check => check(facts))]
  return isHarmlessRelay(all) ? all.filter(({ side }) => side !== 'claim') : all
}
