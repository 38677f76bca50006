/** The administrator's own phrases: a YAML file, read as data and checked row by row; literals and gaps only. */
import { parse } from 'yaml'
import { isCategory, isStrength, type Lexicon, type Phrase } from './lexicon.ts'
import { literalsOf, parsePhrase } from './phrase.ts'

export type OwnProblem = { readonly code: string; readonly where: string; readonly hint: string }
export type OwnPhrases = {
  /** language → its phrases */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  readonly problems: readonly OwnProblem[]
}

const MOST_PHRASES = 2_000
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const problem = (where: string, hint: string): OwnProblem => ({ code: 'ERR_LEXICON_OWN', where, hint })

/** The sentence of an error of the notation, without its code. */
const notationError = (phrase: string): string | null => {
  try {
    for (const element of parsePhrase(phrase, {}).elements) literalsOf(element)
    return null
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^ERR_\w+: /, '') : String(error)
  }
}

const readRow = (row: unknown, id: string): Phrase | OwnProblem => {
  if (!isRecord(row)) return problem(id, 'write { category: …, strength: weak|medium|strong, phrase: … }')
  const { category, strength, phrase, why, ...others } = row
  const unknown = Object.keys(others)[0]
  if (unknown !== undefined)
    return problem(id, `"${unknown}" is no key; known are category, strength, phrase, why`)
  if (typeof category !== 'string' || !isCategory(category))
    return problem(id, `"${category}" is no category`)
  if (typeof strength !== 'string' || !isStrength(strength))
    return problem(id, `"${strength}" is no strength`)
  if (typeof phrase !== 'string' || phrase.length > 300)
    return problem(id, 'the phrase is a text of up to 300 characters')
  const wrong = notationError(phrase)
  if (wrong !== null) return problem(id, wrong)
  const source = typeof why === 'string' && why !== '' ? why : 'added by the administrator'
  return { id, category, strength, phrase, origin: 'composed', source }
}

const readYaml = (text: string): unknown => {
  try {
    return parse(text, { maxAliasCount: 20, schema: 'core', customTags: [], logLevel: 'error' }) ?? {}
  } catch (error) {
    return error instanceof Error ? problem('file', error.message) : problem('file', String(error))
  }
}

/** Reads `language: [ { category, strength, phrase, why } … ]`; what cannot be used is named, and nothing thrown. */
export const readOwnPhrases = (text: string): OwnPhrases => {
  const phrases = new Map<string, readonly Phrase[]>()
  const value = readYaml(text)
  if (!isRecord(value) || 'code' in value) {
    const whole = isRecord(value)
      ? (value as OwnProblem)
      : problem('file', 'write one list of phrases a language')
    return { phrases, problems: [whole] }
  }
  const problems: OwnProblem[] = []
  for (const [language, rows] of Object.entries(value)) {
    if (!Array.isArray(rows) || rows.length > MOST_PHRASES) {
      problems.push(problem(language, `write a list of up to ${MOST_PHRASES} phrases`))
      continue
    }
    const read = rows.map((row, i) => readRow(row, `own-${language}-${i + 1}`))
    problems.push(...read.filter(each => 'code' in each))
    phrases.set(
      language,
      read.filter(each => 'id' in each),
    )
  }
  return { phrases, problems }
}

/** The built-in lexicons with the administrator's phrases; a language that we do not have becomes one of its own. */
export const withOwnPhrases = (
  lexicons: readonly Lexicon[],
  own: OwnPhrases['phrases'],
): readonly Lexicon[] => {
  const known = new Set(lexicons.map(lexicon => lexicon.language))
  const extended = lexicons.map(lexicon => ({
    ...lexicon,
    phrases: [...lexicon.phrases, ...(own.get(lexicon.language) ?? [])],
  }))
  const added = [...own].filter(([language]) => !known.has(language))
  return [...extended, ...added.map(([language, phrases]) => ({ language, words: '', sets: {}, phrases }))]
}
