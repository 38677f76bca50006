/** Context: the sender speaks as himself: his name, his domain, his links and his way out of the list agree. */
import type { Evidence } from '../evidence.ts'
import { foldForNames } from '../folded.ts'
import { otherWords, withoutTail } from '../generic.ts'
import { imitationOfHost, readableLabel, registeredLabel } from '../lookalike.ts'
import type { Scene } from '../scene.ts'
import { context, header } from './observed.ts'

/** The last words of a text, where people sign. */
const SIGNATURE = 120

const squash = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** Speaks under a name of its own that its domain bears; generic words ("Account Center") are nobody's own. */
export const ownName = ({ authors, standing, message, foreign, passed }: Scene): Evidence[] => {
  const [author] = authors
  if (!author || !foreign || author.name.mentions.length > 0 || otherWords(author.name) === '') return []
  const name = squash(author.name.folded.skeleton)
  const labels = standing.domain
    .split('.')
    .slice(0, -1)
    .map(label => squash(readableLabel(label)))
    .filter(label => label.length >= 3)
  const bears =
    name.length >= 3 &&
    labels.some(label => name.includes(label) || (label.includes(name) && name.length >= 4))
  return bears
    ? [
        context(passed ? 'own-proven-name' : 'own-name', 'header:from', message.from[0]?.name ?? '', {
          domain: standing.domain,
        }),
      ]
    : []
}

/** The word stands in the text by itself, not inside an address; kana and Han are written without blanks. */
const standsIn = (text: string, word: string): boolean => {
  if (/[^ -~]/.test(word)) return text.includes(word)
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const free = !/[\p{L}\p{N}@./_-]$/u.test(text.slice(Math.max(0, at - 2), at))
    if (free && !/^(?:[\p{L}\p{N}@/_-]|\.[a-z])/u.test(text.slice(at + word.length, at + word.length + 2)))
      return true
  }
  return false
}

/** The name that its domain was registered under: "evri" of t.evri.com. */
const registeredName = (domain: string): string => {
  const label = registeredLabel(domain).replaceAll('-', ' ')
  const folded = foldForNames(label)
  return label.length >= 4 && otherWords({ where: '', folded, mentions: [] }) !== '' ? label : ''
}

/** Its name, which is not made of generic words, stands in the text again: it greets or signs with it. Random letters are no name. */
export const ownNameInText = ({ authors, body, message, foreign, standing, brand }: Scene): Evidence[] => {
  const [author] = authors
  if (!author || !foreign || author.name.mentions.length > 0) return []
  const text = body.folded.plain
  const registered = imitationOfHost(brand, standing.domain) === null ? registeredName(standing.domain) : ''
  if (registered !== '' && standsIn(text, registered))
    return [context('own-name-in-text', 'body', registered)]
  const name = withoutTail(
    author.name.folded.plain
      .replace(/[(（][^()（）]{0,60}[)）]/g, ' ')
      .replace(/["'“”「」\s]+/g, ' ')
      .trim(),
  )
  if (otherWords(author.name) === '' || /[bcdfghjklmnpqrstvwxz]{6,}/.test(name)) return []
  const wide = /[^ -~]/.test(name)
  const said = name.length >= (wide ? 3 : 5) ? text.includes(name) : name.length >= 3 && standsIn(text, name)
  const signature = text.slice(-SIGNATURE).split(/[^\p{L}]+/u)
  const person = /^\p{L}[\p{L}.'-]*(?: \p{L}[\p{L}.'-]*){0,3}$/u.test(name)
  const signed =
    person &&
    otherWords(author.name)
      .split(' ')
      .some(word => word.length >= 3 && signature.includes(word))
  return said || signed ? [context('own-name-in-text', 'body', message.from[0]?.name ?? '')] : []
}

/** The display name is made of generic words alone, "Shipping Notice": it tells nobody who writes. */
export const isNameless = ({ authors }: Scene): boolean =>
  authors.length === 1 &&
  authors.every(
    ({ name }) => name.folded.plain !== '' && name.mentions.length === 0 && otherWords(name) === '',
  )

/** Most links lead to the sender's own domain. */
export const ownLinks = (scene: Scene): Evidence[] => {
  const { actions, message, foreign } = scene
  const from = message.from[0]?.domain ?? ''
  if (!foreign || isNameless(scene) || from === '' || actions.length < 2) return []
  const own = actions.filter(
    ({ host, organizationalDomain }) =>
      host === from ||
      (organizationalDomain !== '' &&
        (from === organizationalDomain || from.endsWith(`.${organizationalDomain}`))),
  ).length
  return own * 2 >= actions.length ? [context('own-links', 'link', from, { domain: from })] : []
}

export const bulk = (scene: Scene): Evidence[] => {
  const { message, foreign } = scene
  const unsubscribe = header(message, 'list-unsubscribe')
  return foreign && !isNameless(scene) && unsubscribe !== ''
    ? [context('newsletter', 'header:list-unsubscribe', unsubscribe)]
    : []
}
