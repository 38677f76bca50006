/** Every mailbox of an address field, also of one that RFC 5322 forbids: what a person may take for the sender. */
import { decodeRawText, decodeValue } from '../header/encoded-word.ts'
import { normalHost } from '../host.ts'
import type { Mailbox, MailboxField } from '../message.ts'
import { trimSet } from '../trim.ts'
import { piecesOf } from './local-part.ts'
import { type Entry, readEntries } from './tokens.ts'

const MAX_NAME = 2000

const tidy = (text: string): string => text.slice(0, MAX_NAME).replace(/\s+/g, ' ').trim()
const decoded = (text: string): string => tidy(decodeValue(text.trim(), true).text)

const OPENING = new Set(" '<")
const CLOSING = new Set(" '>")
const AFTER_DOMAIN = new Set(' >"\');,')

type Address = Pick<Mailbox, 'address' | 'local' | 'domain'>

const unquoted = (text: string): string =>
  text.length > 1 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).replace(/\\(.)/g, '$1')
    : text

/** `"a@b"@c` has the domain c; `"a@b"` alone is meant as a@b; `<@relay:a@b>` is the old route form of a@b. */
const readAddress = (written: string): Address => {
  let address = tidy(decodeValue(written, true).text).replace(/^mailto:/i, '')
  if (address.startsWith('@') && address.includes(':')) address = address.slice(address.indexOf(':') + 1)
  address = trimSet(address, OPENING, CLOSING)
  const bare = unquoted(address)
  const at = address.lastIndexOf('@')
  const closing = address.lastIndexOf('"')
  const whole = at < closing && bare !== address ? bare : address
  const cut = whole.lastIndexOf('@')
  if (cut < 0) return { address: whole, local: whole, domain: '' }
  const domain = normalHost(trimSet(whole.slice(cut + 1), new Set(), AFTER_DOMAIN))
  return { address: whole, local: unquoted(whole.slice(0, cut).trim()), domain }
}

const NO_ADDRESS: Address = { address: '', local: '', domain: '' }

/** Words between blanks; a local part in quotation marks is one, whatever stands in it. */
const wordsOf = (entry: Entry): readonly string[] => {
  const words: string[] = []
  let word = ''
  for (const { text, isLocal } of piecesOf(entry)) {
    const [first = '', ...others] = isLocal ? [text] : decodeValue(text, true).text.split(/[\s<>]+/)
    word += first
    for (const next of others) {
      words.push(word)
      word = next
    }
  }
  words.push(word)
  return words.filter(each => each !== '')
}

/** Words with an at sign in a phrase without brackets are addresses, the other words are the name. */
const barePhrase = (entry: Entry): { readonly name: string; readonly addresses: readonly string[] } => {
  const words = wordsOf(entry)
  const addresses = words.filter(word => word.lastIndexOf('@') > 0)
  const rest = words.filter(word => word.lastIndexOf('@') <= 0 && word !== ':')
  return { name: tidy(rest.join(' ')), addresses: addresses.slice(0, 50) }
}

type Found = { readonly name: string; readonly addresses: readonly string[]; readonly comment: string }

/** What one entry says by itself: a name, addresses, or both. */
const readEntry = (entry: Entry): Found => {
  const { phrase, angles, comments } = entry
  const comment = comments.length === 0 ? '' : tidy(comments.map(decoded).join(' '))
  if (angles.length === 0) return { ...barePhrase(entry), comment }
  const withAt = angles.filter(each => each.includes('@') || each.includes('=?'))
  const addresses = withAt.length > 0 ? withAt : angles.slice(-1)
  // `<Amazon> <x@example.org>`: what is in brackets and no address is read as a name.
  const extra = angles.filter(each => !addresses.includes(each)).map(decoded)
  return { name: tidy([decoded(phrase), ...extra].join(' ')), addresses: addresses.slice(0, 50), comment }
}

const ADDRESS_IN_TEXT = /[^\s<>()",;:]{1,64}@[^\s<>()",;:]{1,255}/

/** A field in which nobody found an address: one in a comment counts, else the words stand alone. */
const withoutAddress = (
  field: MailboxField,
  names: readonly string[],
  comments: readonly string[],
): Mailbox[] => {
  const name = tidy(names.filter(each => each !== '').join(', '))
  const comment = tidy(comments.filter(each => each !== '').join(' '))
  if (name === '' && comment === '') return []
  const hidden = ADDRESS_IN_TEXT.exec(comment)?.[0]
  const address = hidden ?? (name.includes(' ') ? '' : name)
  return [{ field, name, comment, ...(address === '' ? NO_ADDRESS : readAddress(address)) }]
}

/** `Amazon Gutschein, <x@y.de>`: an entry without an address is the beginning of the next one's name. */
const readText = (field: MailboxField, text: string): Mailbox[] => {
  const mailboxes: Mailbox[] = []
  let names: string[] = []
  let comments: string[] = []
  for (const entry of readEntries(text)) {
    const found = readEntry(entry)
    if (found.name !== '' && names.length < 50) names.push(found.name)
    if (found.comment !== '' && comments.length < 50) comments.push(found.comment)
    if (found.addresses.length === 0) continue
    const name = tidy(names.join(', '))
    const comment = tidy(comments.join(' '))
    for (const address of found.addresses) mailboxes.push({ field, name, comment, ...readAddress(address) })
    names = []
    comments = []
  }
  const rest =
    mailboxes.length === 0 ? withoutAddress(field, names, comments) : trailing(field, names, comments)
  return [...mailboxes, ...rest]
}

/** `<x@y>, Amazon`: the words behind the last address are shown as a mailbox of their own. */
const trailing = (field: MailboxField, names: readonly string[], comments: readonly string[]): Mailbox[] => {
  const name = tidy(names.join(', '))
  return name === '' ? [] : [{ field, name, comment: tidy(comments.join(' ')), ...NO_ADDRESS }]
}

/** `raw` is the undecoded field, bytes as latin1 characters. Never throws; linear in its length. */
export const readMailboxes = (field: MailboxField, raw: string): readonly Mailbox[] => {
  const text = decodeRawText(raw)
  const mailboxes = readText(field, text)
  if (mailboxes.some(each => each.domain !== '') || !text.includes('=?')) return mailboxes
  // A whole `Name <address>` inside one encoded-word: RFC 2047 forbids it, some readers open it all the same.
  const opened = readText(field, decodeValue(text, true).text)
  return opened.some(each => each.domain !== '') ? opened : mailboxes
}
