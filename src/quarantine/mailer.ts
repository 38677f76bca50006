/** Mail of our own (digests, warnings, reports): composed by nodemailer, sent to the same next hop as released mail. */
import { randomUUID } from 'node:crypto'
import nodemailer from 'nodemailer'
import type { Fortune, SendOptions } from '../delivery/send.ts'
import { deliver, type Hop } from './hop.ts'

export type Letter = {
  readonly from: string
  /** MAIL FROM, where bounces go; absent: the mailer's own, which may be the null reverse-path */
  readonly returnTo?: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
  /** the original, as message/rfc822, byte for byte */
  readonly attached?: { readonly name: string; readonly bytes: Uint8Array }
}

export type Posted = { readonly sent: boolean; readonly fortune: Fortune; readonly answer: string }
export type Mailer = { readonly post: (letter: Letter) => Promise<Posted> }

export const compose = async (letter: Letter): Promise<Buffer> => {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { attached } = letter
  const info = await transport.sendMail({
    from: letter.from,
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    messageId: `<${randomUUID()}@${letter.from.slice(letter.from.lastIndexOf('@') + 1).replace(/>$/u, '')}>`,
    // an answer from a robot to a robot is a loop (RFC 3834)
    headers: { 'Auto-Submitted': 'auto-generated', ...letter.headers },
    attachments:
      attached === undefined
        ? []
        : [
            {
              filename: attached.name,
              content: Buffer.from(attached.bytes),
              contentType: 'message/rfc822',
              // RFC 2046 5.2.1: message/rfc822 is never encoded
              contentTransferEncoding: '8bit',
              contentDisposition: 'attachment',
            },
          ],
  })
  return Buffer.isBuffer(info.message) ? info.message : Buffer.from(String(info.message))
}

/** The address alone of `Name <address>`. */
const addressOf = (mailbox: string): string => /<([^<>]*)>\s*$/u.exec(mailbox)?.[1] ?? mailbox.trim()

/** `from` is where bounces go; '' is the null reverse-path: nobody hears of an address that does not work any more. */
export const createMailer = (hop: Hop, send: SendOptions, from = ''): Mailer => ({
  post: async letter => {
    const bytes = await compose(letter)
    const mailFrom = addressOf(letter.returnTo ?? from)
    const [result] = await deliver(
      hop,
      { mailFrom, recipients: [letter.to], bytes, smtputf8: false, eightBitMime: true },
      send,
    )
    const fortune = result?.fortune ?? 'deferred'
    return { sent: fortune === 'delivered', fortune, answer: result?.answer ?? '' }
  },
})
