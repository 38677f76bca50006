/** Cuts an address field into entries, whatever stands in it; one pass, never back (RFC 5322 §3.4, §4.4). */
import { encodedWordEnd, lastWordEnd } from '../header/encoded-word.ts'

/** What stood between two separators. */
export type Entry = {
  /** words and quoted strings outside of brackets, encoded-words still encoded */
  readonly phrase: string
  /** where in the phrase quoted strings stand that an at sign follows at once: their blanks part no words */
  readonly locals: readonly (readonly [from: number, to: number])[]
  /** every <…>, without the brackets */
  readonly angles: readonly string[]
  /** every (…), without the outer parentheses */
  readonly comments: readonly string[]
}

/** What follows is left unread: nobody reads a thousand names. */
const MAX_ENTRIES = 1000

type Cursor = { readonly text: string; readonly lastWord: number; at: number; readonly dead: Set<string> }

/** The text up to the closing mark; null where none comes, which is then remembered, so that nobody looks twice. */
const quoted = (cursor: Cursor): string | null => {
  if (cursor.dead.has('"')) return null
  const { text } = cursor
  let inside = ''
  let from = cursor.at + 1
  for (let i = from; i < text.length; i++) {
    const char = text[i]
    if (char === '\\' && i + 1 < text.length) {
      inside += text.slice(from, i)
      from = i + 1
      i++
    } else if (char === '"') {
      cursor.at = i + 1
      return inside + text.slice(from, i)
    }
  }
  cursor.dead.add('"')
  return null
}

const comment = (cursor: Cursor): string | null => {
  if (cursor.dead.has('(')) return null
  const { text } = cursor
  let depth = 0
  for (let i = cursor.at; i < text.length; i++) {
    const char = text[i]
    if (char === '\\') i++
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) {
      const inside = text.slice(cursor.at + 1, i)
      cursor.at = i + 1
      return inside
    }
  }
  cursor.dead.add('(')
  return null
}

/** `<…>`; a bracket that never closes reaches to the next comma, or to the end. */
const angle = (cursor: Cursor): string => {
  const { text, at } = cursor
  const close = cursor.dead.has('<') ? -1 : text.indexOf('>', at)
  if (close >= 0) {
    cursor.at = close + 1
    return text.slice(at + 1, close)
  }
  cursor.dead.add('<')
  const comma = text.indexOf(',', at)
  cursor.at = comma < 0 ? text.length : comma
  return text.slice(at + 1, cursor.at)
}

type Draft = { phrase: string; locals: [number, number][]; angles: string[]; comments: string[] }
const isEmpty = ({ phrase, angles, comments }: Draft): boolean =>
  angles.length === 0 && comments.length === 0 && phrase.trim() === ''
const draft = (): Draft => ({ phrase: '', locals: [], angles: [], comments: [] })

const readSpecial = (cursor: Cursor, char: string, entry: Draft): boolean => {
  if (char === '"') {
    const inside = quoted(cursor)
    if (inside === null) return false
    const from = entry.phrase.length
    entry.phrase += inside
    if (cursor.text[cursor.at] === '@') entry.locals.push([from, entry.phrase.length])
    return true
  }
  if (char === '(') {
    const inside = comment(cursor)
    if (inside !== null) entry.comments.push(inside)
    return inside !== null
  }
  if (char === '<') {
    entry.angles.push(angle(cursor))
    return true
  }
  const end = char === '=' ? encodedWordEnd(cursor.text, cursor.at, cursor.lastWord) : -1
  if (end < 0) return false
  entry.phrase += cursor.text.slice(cursor.at, end)
  cursor.at = end
  return true
}

/** Of 250,000 commas in a row only one separates. */
const separatorsEnd = (text: string, from: number): number => {
  let at = from
  while (text[at] === ',' || text[at] === ';') at++
  return at
}

const SPECIAL = /["(<=,;]/g

export const readEntries = (text: string): readonly Entry[] => {
  const cursor: Cursor = { text, lastWord: lastWordEnd(text), at: 0, dead: new Set() }
  const entries: Entry[] = []
  let entry = draft()
  while (cursor.at < text.length && entries.length < MAX_ENTRIES) {
    SPECIAL.lastIndex = cursor.at
    const next = SPECIAL.exec(text)?.index ?? text.length
    entry.phrase += text.slice(cursor.at, next)
    cursor.at = next
    const char = text[next]
    if (char === undefined) break
    if (char === ',' || char === ';') {
      if (!isEmpty(entry)) entries.push(entry)
      entry = draft()
      cursor.at = separatorsEnd(text, next)
    } else if (!readSpecial(cursor, char, entry)) {
      entry.phrase += char
      cursor.at++
    }
  }
  entries.push(entry)
  return entries
}
