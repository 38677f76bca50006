/** Where an observation was made, as a reader thinks of a message: its sender, its words, links, pictures, attachments. */
import type { Evidence } from '../../evidence/evidence.ts'
import type { Key } from '../text/index.ts'
import type { View } from '../view.ts'

export const places = ['sender', 'words', 'links', 'pictures', 'attachments'] as const
export type Place = (typeof places)[number]

type Rule = readonly [RegExp, Place]

const byWhere: readonly Rule[] = [
  [/^(?:header:subject|body)/, 'words'],
  [/^link/, 'links'],
  [/^image/, 'pictures'],
  [/^(?:attachment|rfc822)/, 'attachments'],
  [/^(?:header|auth|envelope|client)/, 'sender'],
]

/** A deleted item keeps no place; what the observation is called still tells. */
const byId: readonly Rule[] = [
  [/link|^shop-path/, 'links'],
  [/image|picture/, 'pictures'],
  [/attachment|^organizer/, 'attachments'],
  [
    /^(?:from|spoofed|tampered|lookalike|reply|sender|recipient|unofficial-from|official|duplicate|several|forged|free|nameless|tenant|proven|proof)/,
    'sender',
  ],
]

export const placeOf = ({ id, where }: Evidence): Place =>
  byWhere.find(([shape]) => shape.test(where))?.[1] ?? byId.find(([shape]) => shape.test(id))?.[1] ?? 'words'

const named: readonly (readonly [RegExp, Key])[] = [
  [/^header:from$/, 'where.from'],
  [/^header:subject$/, 'where.subject'],
  [/^header:reply-to$/, 'where.replyTo'],
  [/^header:(?:to|cc|bcc)$/, 'where.recipients'],
  [/^header:/, 'where.header'],
  [/^auth/, 'where.auth'],
  [/^body:plain/, 'where.plain'],
  [/^body:html/, 'where.html'],
  [/^body:title/, 'where.title'],
  [/^body/, 'where.body'],
  [/^link/, 'where.link'],
  [/^image/, 'where.image'],
  [/^(?:attachment|rfc822)/, 'where.attachment'],
]

/** `header:from` in the reader's language. */
export const whereWords = (view: View, where: string): string => {
  const key = named.find(([shape]) => shape.test(where))?.[1]
  return key === undefined ? where : view.t(key, { name: where.slice(where.indexOf(':') + 1) })
}
