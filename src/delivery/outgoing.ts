/** What goes out, and the MAIL command that says it: with the parameters it came with, as far as this hop takes them. */
import { isAscii as isAsciiBytes } from 'node:buffer'

export type Outgoing = {
  readonly mailFrom: string
  readonly recipients: readonly string[]
  readonly bytes: Uint8Array
  readonly smtputf8: boolean
  readonly eightBitMime: boolean
  /** parameters of MAIL FROM as they came: of these RET and ENVID go along (RFC 3461) */
  readonly mailParams?: Readonly<Record<string, string>>
}

const isAscii = (text: string): boolean => !/[^\u0000-\u007f]/u.test(text)

/** Up to the empty line; bare line feeds end lines, too, since some senders write them. */
const headerSection = (bytes: Uint8Array): Uint8Array => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ends = [view.indexOf('\r\n\r\n'), view.indexOf('\n\n')].filter(end => end >= 0)
  return ends.length === 0 ? view : view.subarray(0, Math.min(...ends))
}

/**
 * Many clients say SMTPUTF8 with every message. It is needed where an address of the envelope, or the header section of a
 * message that was sent so, has more than ASCII (RFC 6531); undeclared 8-bit headers went without it when they came.
 */
const needsUtf8 = (mail: Outgoing): boolean =>
  ![mail.mailFrom, ...mail.recipients].every(isAscii) ||
  (mail.smtputf8 && !isAsciiBytes(headerSection(mail.bytes)))

const hasEightBit = (bytes: Uint8Array): boolean => !isAsciiBytes(bytes)

/** RFC 3461 4: printable ASCII, with `+` and two digits for the rest, of which none may hide a control character. */
const isXtext = (value: string): boolean =>
  /^(?:[!-*,-<>-~]|\+(?:[2-6][0-9A-F]|7[0-9A-E])){1,100}$/u.test(value)

/** What notices of delivery are to bring back, and by what name their sender knows it. */
const dsnParams = ({ mailParams = {} }: Outgoing): readonly string[] => {
  const { RET: ret = '', ENVID: envid = '' } = mailParams
  return [
    ...(/^(?:FULL|HDRS)$/iu.test(ret) ? [`RET=${ret.toUpperCase()}`] : []),
    ...(envid.length <= 100 && isXtext(envid) ? [`ENVID=${envid}`] : []),
  ]
}

/** Null: the message needs SMTPUTF8, and this hop does not offer it. */
export const mailCommand = (mail: Outgoing, extensions: ReadonlySet<string>): string | null => {
  const isUtf8 = needsUtf8(mail)
  if (isUtf8 && !extensions.has('SMTPUTF8')) return null
  const offered = (extension: string, params: readonly string[]): readonly string[] =>
    extensions.has(extension) ? params : []
  return [
    `MAIL FROM:<${mail.mailFrom}>`,
    ...offered('SMTPUTF8', isUtf8 || mail.smtputf8 ? ['SMTPUTF8'] : []),
    ...offered('8BITMIME', mail.eightBitMime || hasEightBit(mail.bytes) ? ['BODY=8BITMIME'] : []),
    ...offered('SIZE', [`SIZE=${mail.bytes.byteLength}`]),
    ...offered('DSN', dsnParams(mail)),
  ].join(' ')
}
