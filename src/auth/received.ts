/**
 * Who handed a message over, as a Received field tells it (RFC 5321 §4.4) in the forms of Postfix, Sendmail, Haraka,
 * Exim, qmail and Exchange. Only what the receiving host saw counts as the address, never what the client claimed.
 */
import { normalizeAddress } from './networks.ts'

export type Hop = {
  /** address of the connection; null where the field names none (local submission) */
  readonly ip: string | null
  readonly helo: string | null
}

const MAX_LENGTH = 2000

/**
 * The from-clause ends where `by` begins, outside comments. Postfix writes a greeting down with its blanks, so that
 * `EHLO [127.0.0.1] by x` would end the clause early: where `by` stands twice, or never, nobody is named.
 */
export function readHop(value: string): Hop {
  const clause = fromClause(value.slice(0, MAX_LENGTH))
  if (clause === null) return { ip: null, helo: null }
  const { name, comments } = clause
  const helo = heloIn(comments) ?? heloName(name)
  const ip = lastAddress(comments) ?? (comments.length > 0 || isBracketed(name) ? addressIn(name) : null)
  return { ip, helo }
}

type Clause = { readonly name: string; readonly comments: readonly string[] }

function fromClause(text: string): Clause | null {
  const start = text.trimStart()
  if (!/^from\s/i.test(start.slice(0, 6)) || countBy(start) !== 1) return null
  const comments: string[] = []
  let name = ''
  let word = ''
  let depth = 0
  let isOver = false
  for (const character of start.slice(5)) {
    if (character === '(') depth += 1
    if (depth > 0) {
      if (depth === 1 && character === '(') comments.push('')
      else if (!(depth === 1 && character === ')') && !isOver) comments[comments.length - 1] += character
      if (character === ')') depth -= 1
      continue
    }
    if (character !== ' ' && character !== '\t') {
      word += character
      continue
    }
    isOver ||= word.toLowerCase() === 'by'
    if (!isOver && name === '') name = word
    else if (!isOver && word.startsWith('[')) comments.push(word)
    word = ''
  }
  return isOver && depth === 0 ? { name, comments: comments.filter(comment => comment !== '') } : null
}

const countBy = (text: string): number =>
  text.split(/[\s()]+/).filter(word => word.toLowerCase() === 'by').length

/** Exim and qmail put the name of the greeting into the comment. */
function heloIn(comments: readonly string[]): string | null {
  for (const comment of comments) {
    const match = /(?:^|\s)(?:helo|ehlo)[= ]\[?([^\s\])]{1,255})/i.exec(comment)
    if (match?.[1]) return match[1].toLowerCase()
  }
  return null
}

function heloName(name: string): string | null {
  const bare = name.replaceAll(/[[\]]/g, '').toLowerCase()
  return bare === '' || bare === 'unknown' ? null : bare.replace(/^ipv6:/, '')
}

/** The last address of the comments that is not behind `helo=`: the receiving host writes what it saw last. */
function lastAddress(comments: readonly string[]): string | null {
  let found: string | null = null
  for (const comment of comments) {
    const words = comment.split(/[\s,;]+/)
    for (const [index, word] of words.entries()) {
      const lower = word.toLowerCase()
      const before = words[index - 1]?.toLowerCase()
      if (/^(?:helo|ehlo)=/.test(lower) || before === 'helo' || before === 'ehlo') continue
      found = addressIn(word) ?? found
    }
  }
  return found
}

function addressIn(word: string): string | null {
  const open = word.indexOf('[')
  const close = word.indexOf(']', open)
  const inner = open >= 0 && close > open ? word.slice(open + 1, close) : word
  return normalizeAddress(inner.replace(/^ipv6:/i, ''))
}

function isBracketed(name: string): boolean {
  return name.startsWith('[')
}
