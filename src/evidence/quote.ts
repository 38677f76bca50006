/** Cuts the words around a place out of a text as a person would quote them: inside one line, one sentence, no address. */

/** Columns from which on a line break is the mailer's and not the writer's. */
const WRAPPED = 60
const LONGEST_LINE = 1000

/** A sentence ends behind these; a full stop only where a blank follows. */
const SENTENCE_END = /[。！？]|[.!?…](?=\s)/g
const ADDRESS = /(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>"'「」（）]*/gi
/** What an address leaves where it was cut in two, or where only its beginning was kept. */
const STUMP = /(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)\S*$/i
const EDGES = /^[\s、。，．,.:;：；/／|｜)）」』】・]+|[\s、，,:;：；/／|｜(（「『【・]+$/g

/** Without what no quotation begins or ends with. */
export const trimQuote = (quote: string): string =>
  quote.replace(/\s+/g, ' ').replace(STUMP, '').replace(EDGES, '')

const lineStart = (text: string, from: number): number => {
  let start = text.lastIndexOf('\n', from - 1) + 1
  while (start > 0 && from - start < LONGEST_LINE) {
    const before = text.lastIndexOf('\n', start - 2) + 1
    if (start - 1 - before < WRAPPED) return start
    start = before
  }
  return start
}

const lineEnd = (text: string, from: number): number => {
  let start = text.lastIndexOf('\n', from - 1) + 1
  let end = text.indexOf('\n', from)
  while (end >= 0 && end - start >= WRAPPED && end - from < LONGEST_LINE) {
    start = end + 1
    end = text.indexOf('\n', start)
  }
  return end < 0 ? text.length : end
}

type Span = { readonly start: number; readonly end: number }

/** The sentence or the stretch between two addresses that holds the place, inside its line. */
const stretch = (text: string, { start, end }: Span): Span => {
  const line = { start: lineStart(text, start), end: lineEnd(text, end) }
  const own = text.slice(line.start, line.end)
  let from = line.start
  let to = line.end
  const border = (last: number, next: number): void => {
    if (last <= start) from = Math.max(from, last)
    if (next >= end) to = Math.min(to, next)
  }
  for (const match of own.matchAll(SENTENCE_END)) {
    const behind = line.start + match.index + match[0].length
    border(behind, behind)
  }
  for (const match of own.matchAll(ADDRESS)) {
    const at = line.start + match.index
    border(at + match[0].length, at)
  }
  return { start: from, end: to }
}

const isLetter = (letter: string): boolean => /[\p{Script=Latin}\p{Nd}\p{Script=Cyrillic}]/u.test(letter)

/** No further than `around` from the place, and never through a word. */
const within = (text: string, whole: Span, place: Span, around: number): Span => {
  let start = Math.max(whole.start, place.start - around)
  let end = Math.min(whole.end, place.end + around)
  while (start > whole.start && start < place.start && isLetter(text.charAt(start - 1))) start++
  while (end < whole.end && end > place.end && isLetter(text.charAt(end))) end--
  return { start, end }
}

export const quoteAround = (text: string, place: Span, around = 40): Span =>
  within(text, stretch(text, place), place, around)
