/** Hidden text that is there for filters: more of it than a person gets to read. */
import { isLetter, kindOf } from '../fold/characters.ts'
import { harmless } from '../harmless.ts'
import type { Disguise } from '../message.ts'
import type { Hiding } from './look.ts'

/** A preheader holds one to two hundred letters; twice that and more has another purpose. */
const leastLetters = 500

function lettersOf(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index++) if (isLetter(kindOf(text.charCodeAt(index)))) count++
  return count
}

/** Hidden words that are not shown as well, until they have more letters than asked for; else null. */
function freshWords(shown: string, hidden: readonly string[], most: number): readonly string[] | null {
  const words = new Set(shown.split(/\s+/))
  const fresh: string[] = []
  let letters = 0
  for (const text of hidden) {
    for (const word of text.split(' ')) {
      if (words.has(word)) continue
      fresh.push(word)
      letters += lettersOf(word)
      if (letters > most) return fresh
    }
  }
  return null
}

/**
 * The disguise of a part that hides more letters than it shows. Words that are shown as well do not count: layouts
 * for small screens repeat the whole message, hidden on others.
 */
export function hiddenMass(
  shown: string,
  hidden: readonly string[],
  amounts: ReadonlyMap<Hiding, number>,
): readonly Disguise[] {
  const size = hidden.reduce((sum, text) => sum + text.length, 0)
  if (size < leastLetters) return []
  const fresh = freshWords(shown, hidden, Math.max(leastLetters, lettersOf(shown)))
  if (fresh === null) return []
  const [kind = 'hidden-text'] = [...amounts]
    .toSorted((one, other) => other[1] - one[1])
    .map(([name]) => name)
  return [{ kind, where: 'body:html', quote: harmless(fresh.slice(0, 40).join(' '), 120) }]
}
