/** Claim: a name that others have too ("Prime") stands in From or Subject, beside something that is only the brand's. */
import { brandDomainOf } from '../../brands/brand.ts'
import type { Check, Evidence } from '../evidence.ts'
import { observe } from '../observe.ts'
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
    if (kind !== 'context') return false
    const at = text.indexOf(word)
    return (
      at >= 0 &&
      (/[^ -~]/.test(word) ||
        (!/[a-z0-9]/.test(text.charAt(at - 1)) && !/[a-z0-9]/.test(text.charAt(at + word.length))))
    )
  })
  return name?.text ?? null
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
  const inSubject = scene.subject.mentions.length === 0 && named(scene, scene.subject) !== null
  if (!inName && !inSubject) return []
  const degree = company(scene)
  if (degree === 0) return []
  if (inName)
    found.push(
      observe({
        id: 'from-name-sub-brand',
        side: 'claim',
        where: 'header:from',
        quote: inName.folded.source,
        degree,
      }),
    )
  if (inSubject)
    found.push(
      observe({
        id: 'subject-sub-brand',
        side: 'claim',
        where: 'header:subject',
        quote: scene.subject.folded.source,
        degree,
      }),
    )
  return found
}
