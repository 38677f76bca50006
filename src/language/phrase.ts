/** Reads the notation of one phrase: its elements, each a list of literals, and the gaps between them. */

export type Literal = {
  /** as written, `*` removed */
  readonly text: string
  /** the word may go on before, or behind */
  readonly openStart: boolean
  readonly openEnd: boolean
}

export type Gap = { readonly from: number; readonly to: number; readonly anyOrder: boolean }

export type ParsedPhrase = {
  /** as written, sets filled in */
  readonly elements: readonly string[]
  /** one fewer than elements */
  readonly gaps: readonly Gap[]
}

const GAP = /<(~?)(\d+)(?:-(\d+))?>/g
const MOST_LITERALS = 300

/** Splits at `|` that stands in no bracket. */
const splitAlternatives = (text: string): readonly string[] => {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')') depth--
    else if (text[i] === '|' && depth === 0) {
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  return [...parts, text.slice(from)]
}

const closingOf = (text: string, open: number): number => {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i
  }
  throw new Error(`ERR_LEXICON_PHRASE: bracket without end in "${text}"`)
}

const checked = (spellings: readonly string[], text: string): readonly string[] => {
  if (spellings.length <= MOST_LITERALS) return spellings
  throw new Error(
    `ERR_LEXICON_PHRASE: "${text}" has more than ${MOST_LITERALS} spellings; put a gap between its parts`,
  )
}

/** All spellings of an element: alternatives and optional parts multiplied out, and refused where they are too many. */
const expand = (text: string): readonly string[] => {
  const alternatives = splitAlternatives(text)
  if (alternatives.length > 1) return checked(alternatives.flatMap(expand), text)
  const open = text.indexOf('(')
  if (open === -1) return [text]
  const close = closingOf(text, open)
  const optional = text[close + 1] === '?'
  const inner = [...expand(text.slice(open + 1, close)), ...(optional ? [''] : [])]
  const rest = expand(text.slice(close + (optional ? 2 : 1)))
  return checked(
    inner.flatMap(middle => rest.map(tail => text.slice(0, open) + middle + tail)),
    text,
  )
}

const toLiteral = (spelling: string): Literal => {
  const text = spelling.replace(/ {2,}/g, ' ').trim()
  const openStart = text.startsWith('*')
  const openEnd = text.endsWith('*')
  return { text: text.slice(openStart ? 1 : 0, openEnd ? -1 : undefined), openStart, openEnd }
}

/** All literals of an element. */
export const literalsOf = (text: string): readonly Literal[] => {
  const bracketed = text.trim().replace(/([^()|?])\?/gu, '($1)?')
  const literals = [...new Set(expand(bracketed))].map(toLiteral).filter(literal => literal.text !== '')
  if (literals.length === 0) throw new Error(`ERR_LEXICON_PHRASE: "${text}" says nothing; write a word`)
  return literals
}

const withSets = (phrase: string, sets: Readonly<Record<string, string>>, depth = 0): string =>
  phrase.replace(/\{([\w-]+)\}/g, (_, name: string) => {
    const set = sets[name]
    if (set === undefined || depth > 4) throw new Error(`ERR_LEXICON_SET: no set {${name}} in "${phrase}"`)
    return `(${withSets(set, sets, depth + 1)})`
  })

export const parsePhrase = (phrase: string, sets: Readonly<Record<string, string>>): ParsedPhrase => {
  const text = withSets(phrase, sets)
  const gaps = [...text.matchAll(GAP)].map(
    ([, any, first = '0', second]): Gap => ({
      from: second === undefined ? 0 : Number(first),
      to: Number(second ?? first),
      anyOrder: any === '~',
    }),
  )
  return { elements: text.split(/<~?\d+(?:-\d+)?>/).map(element => element.trim()), gaps }
}
