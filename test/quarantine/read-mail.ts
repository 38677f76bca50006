/** Reads a mail of ours as a mail client would: our own parser for the words, plain cutting for the attachment's bytes. */
import { parseMessage } from '../../src/message/parse.ts'

export type ReadMail = {
  readonly headers: ReadonlyMap<string, string>
  readonly subject: string
  readonly text: string
  readonly types: readonly string[]
  /** header and exact bytes of the last part, the attachment */
  readonly attachment: { readonly header: string; readonly content: Buffer }
}

const lastPart = (bytes: Buffer): ReadMail['attachment'] => {
  const text = bytes.toString('latin1')
  const boundary = /boundary="([^"]+)"/u.exec(text)?.[1] ?? '\u0000'
  const part = text.split(`--${boundary}`).at(-2) ?? ''
  const end = part.indexOf('\r\n\r\n')
  return {
    header: part.slice(0, end).trim(),
    content: Buffer.from(part.slice(end + 4).replace(/\r\n$/u, ''), 'latin1'),
  }
}

export const readMail = (bytes: Buffer): ReadMail => {
  const message = parseMessage(bytes, {})
  return {
    headers: new Map(message.headers.map(({ name, value }) => [name, value])),
    subject: message.subject,
    text: message.text.own,
    types: message.parts.map(part => part.type),
    attachment: lastPart(bytes),
  }
}
