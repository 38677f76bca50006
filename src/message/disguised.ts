/** Looks for disguises where a person reads: subject, names, bodies and the words of links. */
import { disguises } from './fold/disguises.ts'
import type { HeaderField, Link, Mailbox, TextRun } from './message.ts'
import type { Notes } from './notes.ts'

/** Many names and links are alike; more than this many tell nothing new. */
const MAX_LOOKED_AT = 50
/** Characters of bodies: who hides words does so where they are read first. */
const MAX_BODY = 16_000
const BEYOND_ASCII = /[^\0-\x7f]/

const look = (notes: Notes, text: string, where: string): void => {
  for (const { kind, quote } of disguises(text, where)) notes.disguise(kind, where, quote)
}

export type Seen = {
  readonly headers: readonly HeaderField[]
  readonly mailboxes: readonly Mailbox[]
  readonly runs: readonly TextRun[]
  readonly links: readonly Link[]
}

export const noteDisguises = ({ headers, mailboxes, runs, links }: Seen, notes: Notes): void => {
  for (const { name, value } of headers) if (name === 'subject') look(notes, value, 'header:subject')
  for (const { field, name, comment } of mailboxes.slice(0, MAX_LOOKED_AT)) {
    look(notes, comment === '' ? name : `${name} ${comment}`, `header:${field}`)
  }
  let left = MAX_BODY
  for (const { text, where, quoted } of runs) {
    if (quoted || left <= 0) continue
    look(notes, text.slice(0, left), where)
    left -= text.length
  }
  const shown = links.slice(0, MAX_LOOKED_AT)
  // What is written in ASCII in a link of a page stands in the body's text as well.
  for (const [index, link] of shown.entries()) {
    if (BEYOND_ASCII.test(link.shown)) look(notes, link.shown, `link:${index + 1}`)
  }
}
