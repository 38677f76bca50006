/** Claim: the author's address imitates the brand, or is the brand's own and refuted. */
import { brandDomainOf } from '../../brands/brand.ts'
import type { Check, Evidence } from '../evidence.ts'
import { imitationIn, imitationOfHost } from '../lookalike.ts'
import { observe } from '../observe.ts'
import { type Scene, sceneOf } from '../scene.ts'
import { namesakeOf } from './from-name.ts'

/** An employee on a list that broke his signature: a person's name, a thread, a list, no brand in the name. */
const onList = ({ message, authors }: Scene): boolean => {
  const has = (name: string): boolean => message.headers.some(field => field.name === name)
  const threaded = has('in-reply-to') || has('references')
  const person = authors.every(
    ({ name, mailbox }) => name.mentions.length === 0 && /\s/.test(mailbox.name.trim()),
  )
  return (has('list-id') || has('list-post')) && threaded && person && message.text.quoted.trim() !== ''
}

const standingClaim = (scene: Scene): Evidence[] => {
  const { standing, message } = scene
  const quote = message.from[0]?.address ?? ''
  const params = { domain: standing.domain, how: standing.how }
  if (standing.state === 'spoofed') {
    return [
      observe({
        id: 'spoofed-official-domain',
        side: 'claim',
        where: 'header:from',
        quote,
        params,
        degree: onList(scene) ? 0.3 : 1,
      }),
    ]
  }
  if (standing.state === 'tampered') {
    return [observe({ id: 'tampered-official-mail', side: 'claim', where: 'auth:dkim', quote, params })]
  }
  return []
}

export const fromAddress: Check = facts => {
  const scene = sceneOf(facts)
  const { brand, standing, message } = scene
  if (standing.state === 'official' || standing.state === 'relay') return []
  const found: Evidence[] = standingClaim(scene)
  for (const { domain, local, address } of message.from.slice(0, 10)) {
    const host = imitationOfHost(brand, domain)
    const itself = host?.kind === 'name-in-label' && namesakeOf(scene) !== null
    const params = { domain, imitated: host?.token ?? '' }
    if (host)
      found.push(
        observe({
          id: 'lookalike-from-domain',
          side: 'claim',
          where: 'header:from',
          quote: address,
          params,
          degree: itself ? host.degree / 3 : host.degree,
        }),
      )
    const part = brandDomainOf(brand, domain) === undefined ? imitationIn(brand, local) : null
    if (part)
      found.push(
        observe({
          id: 'from-local-part-claim',
          side: 'claim',
          where: 'header:from',
          quote: address,
          params: { local, domain },
          degree: part.degree,
        }),
      )
  }
  return found
}
