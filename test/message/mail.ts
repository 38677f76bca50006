/** Small builders of raw mail for the tests of this folder. */
import iconv from 'iconv-lite'
import type { Message } from '../../src/message/message.ts'
import { type ParseInput, parseMessage } from '../../src/message/parse.ts'

export const parse = (text: string | Uint8Array, input: ParseInput = {}): Message =>
  parseMessage(typeof text === 'string' ? Buffer.from(text, 'utf-8') : text, input)

export const base64 = (text: string, charset = 'utf-8'): string =>
  iconv.encode(text, charset).toString('base64')

/** Lines joined as SMTP does. */
export const lines = (...each: readonly string[]): string => each.join('\r\n')

export const multipart = (subtype: string, boundary: string, ...parts: readonly string[]): string =>
  lines(
    `Content-Type: multipart/${subtype}; boundary="${boundary}"`,
    '',
    ...parts.flatMap(part => [`--${boundary}`, part]),
    `--${boundary}--`,
  )

export const part = (type: string, body: string, ...fields: readonly string[]): string =>
  lines(`Content-Type: ${type}`, ...fields, '', body)
