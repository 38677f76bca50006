/**
 * The addresses of a header field for an envelope. To judge, every reading counts; to deliver, only one that leaves no
 * doubt does: a guess would bring somebody's mail into another mailbox.
 */
import { isEnvelopeAddress } from '../config/addresses.ts'
import { decodeRawText } from '../message/header/encoded-word.ts'
import { normalHost } from '../message/host.ts'
import { piecesOf, quotedLocal } from '../message/mailbox/local-part.ts'
import { type Entry, readEntries } from '../message/mailbox/tokens.ts'

export type Read = { readonly addresses: readonly string[]; readonly isExact: boolean }

/** More entries are not told apart by the reader. */
const most = 1_000

const unquoted = (local: string): string =>
  /^"(?:[^"\\]|\\.)*"$/u.test(local) ? local.slice(1, -1).replace(/\\(.)/gu, '$1') : local

/** As it could stand in RCPT TO: A-labels, and quotation marks only where they are needed; null if it is no address. */
const plain = (written: string): string | null => {
  const text = written.trim()
  if (!text.includes('@') || !isEnvelopeAddress(text)) return null
  const at = text.lastIndexOf('@')
  return `${quotedLocal(unquoted(text.slice(0, at)))}@${normalHost(text.slice(at + 1))}`
}

/** The beginning of a group stands before its first member. */
const withoutGroup = (phrase: string): string => phrase.replace(/^[^@":]*:/u, '')

const wordsOf = (entry: Entry): string =>
  withoutGroup(
    piecesOf(entry)
      .map(piece => piece.text)
      .join(''),
  )

/** [] where an entry is only words, as the first half of `Yamada, Taro <taro@example.jp>`; null where it is a riddle. */
const addressesOf = (entry: Entry): readonly string[] | null => {
  if (entry.angles.length > 1) return null
  const written = entry.angles[0] ?? wordsOf(entry)
  if (!written.includes('@')) return []
  const address = plain(written)
  return address === null ? null : [address]
}

/** `raw` is the undecoded field, bytes as latin1 characters. */
export const readExactly = (raw: string): Read => {
  const entries = readEntries(decodeRawText(raw))
  const read = entries.map(addressesOf)
  return {
    addresses: read.flatMap(addresses => addresses ?? []),
    isExact: entries.length < most && !read.includes(null),
  }
}
