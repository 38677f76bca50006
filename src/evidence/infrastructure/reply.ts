/** Infrastructure: answers go elsewhere, authors are several, headers of the brand are forged. */
import { getDomain } from 'tldts'
import { isOfficialSender } from '../../brands/brand.ts'
import type { Check, Evidence } from '../evidence.ts'
import { observe } from '../observe.ts'
import { sceneOf } from '../scene.ts'

export const reply: Check = facts => {
  const { message, brand, standing } = sceneOf(facts)
  if (standing.state === 'official' || standing.state === 'partner') return []
  const found: Evidence[] = []
  const author = getDomain(message.from[0]?.domain ?? '')
  const elsewhere = message.replyTo
    .slice(0, 5)
    .find(({ domain }) => domain !== '' && getDomain(domain) !== author && !isOfficialSender(brand, domain))
  if (elsewhere)
    found.push(
      observe({
        id: 'reply-to-elsewhere',
        side: 'infrastructure',
        where: 'header:reply-to',
        quote: elsewhere.address,
        params: { domain: elsewhere.domain },
      }),
    )
  const authors = new Set(message.from.map(({ address }) => address.toLowerCase()))
  const headers = message.headers.filter(({ name }) => name === 'from').length
  if (authors.size > 1 || headers > 1)
    found.push(
      observe({
        id: 'several-authors',
        side: 'infrastructure',
        where: 'header:from',
        quote: [...authors].join(', '),
      }),
    )
  const forged = message.headers.find(({ name }) => brand.ownHeaders.includes(name))
  if (forged && standing.state !== 'relay' && standing.state !== 'unknown')
    found.push(
      observe({
        id: 'forged-brand-header',
        side: 'infrastructure',
        where: `header:${forged.name}`,
        quote: `${forged.name}: ${forged.value}`,
      }),
    )
  return found
}
