/** Hidden text that is there for filters: more of it than a person gets to read. */
import { harmless } from '../harmless.ts'
import type { Disguise } from '../message.ts'
import type { Hiding } from './look.ts'

/** A preheader holds one to two hundred letters; twice that and more has another purpose. */
const leastLetters = 500
const letter = /\p{L}/gu

function lettersOf(text: string): number {
  return text.match(letter)?.length ?? 0
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
  const words = new Set(shown.split(/\s+/))
  const fresh = hidden.flatMap(text => text.split(/\s+/)).filter(word => !words.has(word))
  const letters = lettersOf(fresh.join(''))
  if (letters < leastLetters || letters <= lettersOf(shown)) return []
  const [kind = 'hidden-text'] = [...amounts]
    .toSorted((one, other) => other[1] - one[1])
    .map(([name]) => name)
  return [{ kind, where: 'body:html', quote: harmless(fresh.slice(0, 40).join(' '), 120) }]
}
