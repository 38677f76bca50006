/** Another name beside the brand's in a display name: whether the domain bears it, or the text says it again. */
import { readableLabel } from './lookalike.ts'
import type { Mention } from './mention.ts'
import type { Scene } from './scene.ts'

const SHORTEST = 5

/** The label is made of these words and nothing else: "pricewatch", of "price" and "watch". */
const isMadeOf = (label: string, words: readonly string[]): boolean =>
  label === '' || words.some(word => label.startsWith(word) && isMadeOf(label.slice(word.length), words))

/** A label of the domain, or a whole part of it between dashes, is the name; letters inside another word are not. */
const isBorneBy = (domain: string, words: readonly string[], brand: string): boolean =>
  domain
    .split('.')
    .slice(0, -1)
    .map(readableLabel)
    .flatMap(label => [label.replaceAll('-', ''), ...label.split('-')])
    .some(
      part =>
        part !== brand &&
        part.length >= (/[^ -~]/.test(part) ? 3 : SHORTEST) &&
        isMadeOf(part, [...words, brand]),
    )

const squash = (text: string): string => text.replace(/[^\p{L}\p{N}]+|の/gu, '')

/** Nothing but other words of the same name stands between: it is the brand's name again, and no other sender's. */
const isBeside = (text: string, name: string, { start, end }: Mention, from: number, to: number): boolean => {
  const between = start < from ? text.slice(end, from) : text.slice(to, start)
  return between.length <= name.length && !between.includes('\n') && name.includes(squash(between))
}

/** The word stands in the text, apart from the brand's own name. */
const isSaid = ({ body, authors }: Scene, word: string): boolean => {
  const text = body.folded.skeleton
  const name = squash(authors[0]?.name.folded.skeleton ?? '')
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const from = at
    if (!body.mentions.some(mention => isBeside(text, name, mention, from, from + word.length))) return true
  }
  return false
}

/** How much of the claim is left: "Deals by X" is less of one where X is the domain's name, or signs the text. */
export const othersDegree = (scene: Scene, others: string, domain: string): number => {
  if (!scene.foreign) return 1
  const named = others.split(' ').filter(word => word.length > (/[^ -~]/.test(word) ? 1 : 2))
  if (named.length > 0 && isBorneBy(domain, named, scene.brand.lookalike.word)) return 0.25
  const words = named.filter(word => word.length > 3 || /[^ -~]/.test(word))
  return words.some(word => isSaid(scene, word)) ? 0.35 : 1
}
