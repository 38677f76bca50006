/** Claim: the author's display name (or comment, or what stands in an unparsable From) is the brand's. */
import type { Brand } from '../../brands/brand.ts'
import { isOfficialTarget } from '../../brands/brand.ts'
import type { Check, Evidence } from '../evidence.ts'
import { otherWords } from '../generic.ts'
import { imitates, imitationOfHost } from '../lookalike.ts'
import type { Mention } from '../mention.ts'
import { observe } from '../observe.ts'
import { othersDegree } from '../others.ts'
import { type Passage, type Scene, sceneOf } from '../scene.ts'

/** A company that bears the name itself, "Amazon Cafe" at amazoncafe.example, as far as it proves its domain; else null. */
export const namesakeOf = (scene: Scene): string | null => {
  const [author] = scene.authors
  const { word: name } = scene.brand.lookalike
  if (!author?.name.folded.skeleton.includes(name)) return null
  const word = otherWords(author.name)
    .split(' ')
    .find(one => one !== '' && one !== name)
  return word && othersDegree(scene, word, author.mailbox.domain) < 0.3 ? word : null
}

/** "Keiko (Amazon)": a person says where he works, or what she works on. */
const AFFILIATION = /^[^()（）]{3,}[(（][^()（）]*[)）]\s*$/

const CARRIED = /\bvia\b/

/** The name up to the first match, with the mentions in it. */
const before = ({ where, folded, mentions }: Passage, mark: RegExp): Passage => {
  const at = folded.plain.search(mark)
  const end = at < 0 ? folded.plain.length : at
  const cut = (text: string): string => text.slice(0, end)
  const { source, plain, skeleton } = folded
  return {
    where,
    folded: { source: cut(source), plain: cut(plain), skeleton: cut(skeleton) },
    mentions: mentions.filter(mention => mention.end <= end),
  }
}

const nameClaim = (scene: Scene, name: Passage, domain: string, quote: string): Evidence[] => {
  const [mention] = name.mentions
  if (!mention) return []
  const others = otherWords(name)
  const params = { name: quote, domain }
  if (others === '')
    return [observe({ id: 'from-name-claim', side: 'claim', where: 'header:from', quote, params })]
  // "Amazon via SurveyTool": the tool only carries it
  const carried = otherWords(before(name, CARRIED)) === '' && CARRIED.test(name.folded.plain)
  const least = carried ? 0.7 : 0
  const degree = Math.max(least, othersDegree(scene, others, domain)) * (AFFILIATION.test(quote) ? 0.6 : 1)
  return [observe({ id: 'from-name-mention', side: 'claim', where: 'header:from', quote, params, degree })]
}

const ADDRESS = /[^\s<>"'(),;:@]+@([^\s<>"'(),;:@]+)/

/** An address that stands where the name should, and is not the one that sent. */
const addressClaim = (brand: Brand, quote: string, plain: string, domain: string): Evidence[] => {
  const shown = ADDRESS.exec(plain)?.[1]?.replace(/\.+$/, '')
  if (!shown || shown === domain) return []
  const claims = isOfficialTarget(brand, shown) || imitationOfHost(brand, shown) !== null
  return claims
    ? [
        observe({
          id: 'from-name-address',
          side: 'claim',
          where: 'header:from',
          quote,
          params: { shown, domain },
        }),
      ]
    : []
}

/** "Amozon Support": a word of the name is one or two letters from the brand's, or spells it in digits. */
const typoClaim = (brand: Brand, name: Passage, quote: string, domain: string): Evidence[] => {
  if (name.mentions.length > 0) return []
  const words = name.folded.skeleton.split(/[^\p{L}\p{N}]+/u)
  const typo = words.find(word => {
    if (word === brand.lookalike.word || /[^ -~]/.test(word)) return false
    const kind = imitates(brand, word)
    return kind !== null && kind !== 'name-in-label' && kind !== 'short-form'
  })
  return typo
    ? [
        observe({
          id: 'from-name-typo',
          side: 'claim',
          where: 'header:from',
          quote,
          params: { typo, domain },
          // "Amozon Support" is the whole name; "Maria Amozon" may be a person
          degree: otherWords(name).replace(typo, '').trim() === '' ? 1 : 0.75,
        }),
      ]
    : []
}

const disguised = (mention: Mention | undefined, quote: string): Evidence[] =>
  mention?.disguised
    ? [
        observe({
          id: 'disguised-brand',
          side: 'claim',
          where: 'header:from',
          quote,
          params: { name: quote },
        }),
      ]
    : []

export const fromName: Check = facts => {
  const scene = sceneOf(facts)
  if (scene.standing.state === 'official' || scene.standing.state === 'relay') return []
  return scene.authors.slice(0, 10).flatMap(({ mailbox, name }) => {
    const quote = name.folded.source
    if (quote === '') return []
    return [
      ...nameClaim(scene, name, mailbox.domain, quote),
      ...addressClaim(scene.brand, quote, name.folded.skeleton, mailbox.domain),
      ...typoClaim(scene.brand, name, quote, mailbox.domain),
      ...disguised(name.mentions[0], quote),
    ]
  })
}
