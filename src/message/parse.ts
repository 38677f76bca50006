/** The exact bytes of a message to a Message: one parse, no exception, whatever the bytes (RFC 5322, RFC 2045). */
import { bodySteps } from './bodies.ts'
import { asBuffer } from './bytes.ts'
import { noteDisguises } from './disguised.ts'
import { decodeValue } from './header/encoded-word.ts'
import { type HeaderSection, type RawField, readHeaderSection } from './header/fields.ts'
import { blankAbove, withLateFields } from './header/late-fields.ts'
import { checkedLimits } from './limits.ts'
import { readMailboxes } from './mailbox/mailboxes.ts'
import type { Client, Envelope, HeaderField, Limits, Mailbox, MailboxField, Message } from './message.ts'
import { type ReadPart, readPart } from './mime/parts.ts'
import { readTree } from './mime/tree.ts'
import { createNotes, type Notes } from './notes.ts'
import { atOnce, type Steps } from './steps.ts'

export type ParseInput = {
  readonly envelope?: Envelope
  readonly client?: Client
  readonly limits?: Partial<Limits>
}

const noEnvelope: Envelope = { mailFrom: null, recipients: [], smtputf8: false, eightBitMime: false }
const noClient: Client = { ip: null, helo: null, reverseName: null }

const readField = (field: RawField, notes: Notes): HeaderField => {
  const { text, nested, split, wrongCharset } = decodeValue(field.raw)
  const where = `header:${field.name}`
  if (nested) notes.disguise('nested-encoding', where, text)
  if (split) notes.disguise('split-encoded-word', where, text)
  if (wrongCharset) notes.disguise('wrong-charset', where, text)
  return { name: field.name, value: text, raw: field.raw }
}

/** As many as that are read; a field that holds more is no honest one. */
const MANY_MAILBOXES = 1000

const mailboxesOf = (
  headers: readonly HeaderField[],
  name: MailboxField,
  notes: Notes,
): readonly Mailbox[] => {
  const found = headers.flatMap(header => (header.name === name ? readMailboxes(name, header.raw) : []))
  if (found.length >= MANY_MAILBOXES) notes.defect('mailboxes-many', name)
  return found
}

const first = (headers: readonly HeaderField[], name: string): string =>
  headers.find(header => header.name === name)?.value ?? ''

/** Fields that stand once in a message (RFC 5322 §3.6): a second one deceives somebody. */
const SINGLE = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
]

const noteDuplicates = (headers: readonly HeaderField[], notes: Notes): void => {
  const seen = new Map<string, number>()
  for (const { name } of headers) seen.set(name, (seen.get(name) ?? 0) + 1)
  for (const name of SINGLE) if ((seen.get(name) ?? 0) > 1) notes.defect('header-twice', name)
  if (!seen.has('from')) notes.defect('header-missing', 'from')
}

/** The fields where they should stand, and those that somebody put where only other readers find them. */
const readSection = (bytes: Buffer, limits: Limits, notes: Notes): HeaderSection => {
  const limit = { bytes: limits.headerBytes, lines: limits.headerLines }
  const above = blankAbove(bytes)
  if (above > 0) notes.defect('blank-line-above', '')
  const section = shifted(readHeaderSection(bytes.subarray(above), limit, notes), above)
  return withLateFields(bytes, section, notes)
}

const shifted = (section: HeaderSection, by: number): HeaderSection =>
  by === 0
    ? section
    : { ...section, bodyAt: section.bodyAt + by, cutAt: section.cutAt < 0 ? -1 : section.cutAt + by }

/** Deeply read-only by type; nobody else parses. */
export const parseMessage = (raw: Uint8Array, input: ParseInput = {}): Message =>
  atOnce(parseSteps(raw, input))

/** The same in steps: a large message is no reason to keep others waiting. */
export function* parseSteps(raw: Uint8Array, input: ParseInput = {}): Steps<Message> {
  const limits = checkedLimits(input.limits)
  const notes = createNotes()
  const bytes = asBuffer(raw)
  const section = readSection(bytes, limits, notes)
  const end = section.bodyAt + limits.bytes
  if (end < bytes.length) notes.cut('bytes')
  const tree = readTree(end < bytes.length ? bytes.subarray(0, end) : bytes, section, limits, notes)
  yield
  const headers = tree.fields.map(field => readField(field, notes))
  noteDuplicates(headers, notes)
  yield
  const read: ReadPart[] = []
  for (const leaf of tree.leaves) {
    read.push(readPart(leaf, limits.text, notes))
    yield
  }
  const bodies = yield* bodySteps(read, tree.nestedFields, limits, notes)
  const mailboxes = {
    from: mailboxesOf(headers, 'from', notes),
    sender: mailboxesOf(headers, 'sender', notes),
    replyTo: mailboxesOf(headers, 'reply-to', notes),
    to: mailboxesOf(headers, 'to', notes),
    cc: mailboxesOf(headers, 'cc', notes),
  }
  yield
  const speakers = [...mailboxes.from, ...mailboxes.sender, ...mailboxes.replyTo]
  noteDisguises({ headers, mailboxes: speakers, runs: bodies.text.runs, links: bodies.links }, notes)
  return {
    envelope: input.envelope ?? noEnvelope,
    client: input.client ?? noClient,
    raw,
    size: raw.length,
    headers,
    ...mailboxes,
    subject: first(headers, 'subject'),
    messageId: first(headers, 'message-id'),
    parts: read.map(each => each.part),
    ...bodies,
    disguises: notes.disguises,
    defects: notes.defects,
    truncated: notes.truncated,
  }
}
