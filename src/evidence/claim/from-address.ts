/** Claim: the author's address imitates the brand, or is the brand's own and refuted. */
import type { Authentication } from '../../auth/authentication.ts'
import { brandDomainOf } from '../../brands/brand.ts'
import { carriedByList } from '../context/context.ts'
import type { Check, Evidence } from '../evidence.ts'
import { imitationIn, imitationOfHost, type LookalikeKind } from '../lookalike.ts'
import { observe } from '../observe.ts'
import { type Scene, sceneOf } from '../scene.ts'
import { voices } from '../voice/index.ts'
import { hearAll } from '../voice/voice.ts'
import { namesakeOf } from './from-name.ts'

/** An employee on a list that broke his signature: a proven list, a person's name, no word as the brand. */
const onList = (scene: Scene, authentication: Authentication): boolean => {
  const { message, authors, body } = scene
  const has = (name: string): boolean => message.headers.some(field => field.name === name)
  const threaded = (has('in-reply-to') || has('references')) && message.text.quoted.trim() !== ''
  const person = authors.every(
    ({ name, mailbox }) => name.mentions.length === 0 && /\s/.test(mailbox.name.trim()),
  )
  const silent = hearAll(voices, body).size === 0
  return person && silent && (carriedByList(scene, authentication).length > 0 || (has('list-id') && threaded))
}

const standingClaim = (scene: Scene, authentication: Authentication): Evidence[] => {
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
        degree: onList(scene, authentication) ? 0.3 : 1,
      }),
    ]
  }
  if (standing.state === 'tampered') {
    return [observe({ id: 'tampered-official-mail', side: 'claim', where: 'auth:dkim', quote, params })]
  }
  return []
}

/** What a company that bears the name itself may be called. */
const NAMESAKE: ReadonlySet<LookalikeKind> = new Set(['name-in-label', 'typo', 'far-typo'])

export const fromAddress: Check = facts => {
  const scene = sceneOf(facts)
  const { brand, standing, message } = scene
  if (standing.state === 'official' || standing.state === 'relay') return []
  const found: Evidence[] = standingClaim(scene, facts.authentication)
  for (const { domain, local, address } of message.from.slice(0, 10)) {
    const host = imitationOfHost(brand, domain)
    const itself = host !== null && NAMESAKE.has(host.kind) && namesakeOf(scene) !== null
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
