/** Imports a bare message, as Haraka's own queue/quarantine keeps it: without an envelope, and with LF. */
import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { Authentication } from '../auth/authentication.ts'
import { isEnvelopeAddress } from '../config/addresses.ts'
import type { Message } from '../message/message.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { Deps } from './deps.ts'
import { hold } from './hold.ts'
import { type Read, readExactly } from './import-addresses.ts'

/** fresh: false where the store had it already; doubtful: recipients whose release was under way elsewhere. */
export type Imported =
  | {
      readonly file: string
      readonly id: string
      readonly fresh: boolean
      readonly receivedAt: number
      readonly doubtful?: readonly string[]
    }
  | { readonly file: string; readonly problem: string }

export type Judged = {
  readonly message: Message
  readonly authentication: Authentication
  readonly verdict: Verdict
}

export type ImportOptions = {
  /** what a stored file without an envelope is given */
  readonly mailFrom: string | null
  readonly recipients: readonly string[]
  readonly judge: (raw: Uint8Array, mailFrom: string, recipients: readonly string[]) => Promise<Judged>
}

/** Haraka stored LF; the lines came with CRLF over SMTP, and so they were signed. */
export const withCrlf = (bytes: Uint8Array): Uint8Array => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.includes('\r\n') ? bytes : Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1')
}

type Field = { readonly name: string; readonly value: string }

const longestHeader = 256 * 1024

/** The header section, bytes as latin1 characters; null where the file begins with something else. */
const headerOf = (raw: Uint8Array): readonly Field[] | null => {
  const text = Buffer.from(raw.subarray(0, longestHeader)).toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const lines = (end < 0 ? text : text.slice(0, end)).replace(/\r\n(?=[ \t])/gu, '').split('\r\n')
  const fields = lines.flatMap(line => {
    const [, name, value] = /^([!-9;-~]{1,200}):(.*)$/su.exec(line) ?? []
    return name === undefined || value === undefined
      ? []
      : [{ name: name.toLowerCase(), value: value.trim() }]
  })
  const isHeader = /^[!-9;-~]{1,200}:/u.test(lines[0] ?? '')
  return isHeader && fields.some(({ name }) => name === 'from' || name === 'received') ? fields : null
}

const envelopeFields = ['delivered-to', 'x-original-to', 'envelope-to']

const named = (fields: readonly Field[], names: readonly string[]): Read => {
  const read = fields.filter(({ name }) => names.includes(name)).map(({ value }) => readExactly(value))
  return {
    addresses: [...new Set(read.flatMap(({ addresses }) => addresses))],
    isExact: read.every(({ isExact }) => isExact),
  }
}

const isSaid = ({ addresses, isExact }: Read): boolean => addresses.length > 0 || !isExact

const nobody: Read = { addresses: [], isExact: true }

/** The first kind of field that says something. */
const firstSaid = (fields: readonly Field[], kinds: readonly (readonly string[])[]): Read =>
  kinds.map(names => named(fields, names)).find(isSaid) ?? nobody

type Envelope =
  | { readonly mailFrom: string; readonly recipients: readonly string[] }
  | { readonly problem: string }

const senderOf = (fields: readonly Field[], { mailFrom }: ImportOptions): string | null => {
  if (mailFrom !== null) return mailFrom
  const path = fields.find(({ name }) => name === 'return-path')
  if (path !== undefined && path.value.replace(/\s/gu, '') === '<>') return ''
  const { addresses, isExact } = firstSaid(fields, [['return-path'], ['from']])
  return isExact ? (addresses[0] ?? '') : null
}

const recipientsOf = (fields: readonly Field[], { recipients }: ImportOptions): Read =>
  recipients.length > 0
    ? { addresses: [...new Set(recipients)], isExact: true }
    : firstSaid(fields, [envelopeFields, ['to', 'cc']])

/** The best that a bare message says of its envelope; what it does not say clearly a person has to. */
const envelopeOf = (fields: readonly Field[], options: ImportOptions): Envelope => {
  const mailFrom = senderOf(fields, options)
  const recipients = recipientsOf(fields, options)
  if (mailFrom === null) return { problem: 'its sender cannot be read for certain: use --mail-from' }
  if (mailFrom === '') return { problem: 'a bounce is never held' }
  if (!recipients.isExact) return { problem: 'its recipients cannot be read for certain: use --to' }
  if (recipients.addresses.length === 0) return { problem: 'no recipient in the message: use --to' }
  const wrong = [mailFrom, ...recipients.addresses].find(address => !isEnvelopeAddress(address))
  return wrong === undefined
    ? { mailFrom, recipients: recipients.addresses }
    : { problem: `not an address: ${wrong}` }
}

const dateIn = (text: string): number | null => {
  const time = Date.parse(
    text
      .slice(0, 200)
      .replace(/\([^()]{0,100}\)/gu, ' ')
      .trim(),
  )
  return Number.isNaN(time) ? null : time
}

/** Haraka's folders are named by the day: queue/quarantine/20260131. */
const folderDate = (file: string): number | null => {
  const day = path
    .dirname(file)
    .split(path.sep)
    .findLast(name => /^20\d{6}$/u.test(name))
  return day === undefined ? null : dateIn(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`)
}

/** When we got it: the topmost Received is ours; else the folder's day, else the file's own time. */
const receivedAt = async (file: string, fields: readonly Field[], now: number): Promise<number> => {
  const received = fields.find(({ name }) => name === 'received')?.value ?? ''
  const stamp = received.includes(';') ? dateIn(received.slice(received.lastIndexOf(';') + 1)) : null
  const time = stamp ?? folderDate(file) ?? (await fs.stat(file)).mtimeMs
  return Math.min(now, Math.max(0, Math.floor(time)))
}

export const importMessage = async (file: string, options: ImportOptions, deps: Deps): Promise<Imported> => {
  const bytes = await fs.readFile(file)
  if (bytes.byteLength === 0) return { file, problem: 'the file is empty' }
  const raw = withCrlf(bytes)
  const fields = headerOf(raw)
  if (fields === null) return { file, problem: 'not a message: it has no header' }
  const envelope = envelopeOf(fields, options)
  if ('problem' in envelope) return { file, problem: envelope.problem }
  const { mailFrom, recipients } = envelope
  const at = await receivedAt(file, fields, deps.now())
  const judged = await options.judge(raw, mailFrom, recipients)
  const held = await hold(
    { ...judged, recipients, mailParams: {}, tls: null, transaction: path.basename(file), pending: false },
    { ...deps, now: () => at },
  )
  return held.held
    ? { file, id: held.id, fresh: held.fresh, receivedAt: at }
    : { file, problem: `${held.code}: ${held.reason}` }
}
