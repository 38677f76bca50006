/** Claim: a name that others have too ("Prime") stands in From or Subject, beside something that is only the brand's. */
import { brandDomainOf } from '../../brands/brand.ts'
import type { Check, Evidence } from '../evidence.ts'
import { otherWords } from '../generic.ts'
import { observe } from '../observe.ts'
import { othersDegree } from '../others.ts'
import { type Passage, type Scene, sceneOf } from '../scene.ts'

/** What makes the name the brand's, and how much: its name in the text, its pictures, its links. */
const company = ({ body, subject, attached, message, brand }: Scene): number => {
  if (body.mentions.length > 0 || subject.mentions.length > 0) return 1
  if (attached.some(({ mentions }) => mentions.length > 0)) return 1
  const own = [...message.images, ...message.links].slice(0, 200).some(({ host }) => {
    const role = brandDomainOf(brand, host)?.role
    return role === 'asset' || role === 'mail' || role === 'link'
  })
  return own ? 0.6 : 0
}

const named = ({ brand }: Scene, { folded }: Passage): string | null => {
  const text = folded.skeleton
  const name = brand.names.find(({ kind, text: word }) => {
    if (kind === 'plain') return false
    const at = text.indexOf(word)
    return (
      at >= 0 &&
      (/[^ -~]/.test(word) ||
        (!/[a-z0-9]/.test(text.charAt(at - 1)) && !/[a-z0-9]/.test(text.charAt(at + word.length))))
    )
  })
  return name?.text ?? null
}

/** The name without the brand's services. */
const withoutNames = ({ brand }: Scene, { where, folded }: Passage): Passage => {
  const words = brand.names.filter(({ kind }) => kind !== 'plain').map(({ text }) => text)
  const text = words
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ' '), folded.skeleton)
  return { where, folded: { source: text, plain: text, skeleton: text }, mentions: [] }
}

/** Who recommends and reports is not the service: "Prime Video Deals". */
const EDITORIAL = /\b(?:deals?|news|offers?|discounts?|points?)\b/

/** A service that nobody else has, and nothing beside it: "Prime Video", "AWS Billing". */
export const isService = (scene: Scene, name: Passage): boolean =>
  scene.brand.names.some(({ kind, text }) => kind === 'service' && name.folded.skeleton.startsWith(text)) &&
  otherWords(withoutNames(scene, name)) === '' &&
  !EDITORIAL.test(name.folded.skeleton)

/** "Prime Video Picks", "AWS Community": somebody who writes about it; "Prime Time Fitness": somebody else's name. */
const shareOf = (scene: Scene, name: Passage): number => {
  const others = otherWords(withoutNames(scene, name))
  if (others === '' && EDITORIAL.test(name.folded.skeleton)) return 0.5
  return others === '' ? 1 : othersDegree(scene, others, scene.standing.domain) / 2
}

export const subBrand: Check = facts => {
  const scene = sceneOf(facts)
  if (scene.standing.state === 'official') return []
  const names = scene.authors
    .slice(0, 10)
    .map(author => author.name)
    .filter(name => name.mentions.length === 0)
  const found: Evidence[] = []
  const inName = names.find(name => named(scene, name) !== null)
  const service = names.find(name => isService(scene, name))
  if (service) {
    const quote = service.folded.source
    return [
      observe({
        id: 'from-name-service',
        side: 'claim',
        where: 'header:from',
        quote,
        params: { name: quote },
      }),
    ]
  }
  const inSubject = scene.subject.mentions.length === 0 && named(scene, scene.subject) !== null
  if (!inName && !inSubject) return []
  const degree = company(scene)
  if (degree === 0) return []
  const share = inName ? shareOf(scene, inName) : 1
  if (inName)
    found.push(
      observe({
        id: 'from-name-sub-brand',
        side: 'claim',
        where: 'header:from',
        quote: inName.folded.source,
        degree: degree * share,
      }),
    )
  if (inSubject)
    found.push(
      observe({
        id: 'subject-sub-brand',
        side: 'claim',
        where: 'header:subject',
        quote: scene.subject.folded.source,
        degree: degree * share,
      }),
    )
  return found
}
