/** Takes a fixture apart and writes it anew, so that an evasion can twist name, subject, text or structure. */
import { parseMessage } from '../../src/message/parse.ts'

export type Draft = {
  readonly authentication: string
  readonly name: string
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** lines of further header fields */
  readonly extra: readonly string[]
  /** whole body with its Content-Type, instead of text and html */
  readonly body?: (draft: Draft) => string
  /** the subject as it stands in the header, instead of one encoded-word after the other */
  readonly rawSubject?: string
}

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>\n')

export const draftOf = (raw: Buffer): Draft => {
  const message = parseMessage(raw)
  const field = (name: string) => message.headers.find(header => header.name === name)?.raw ?? ''
  const from = message.from[0]
  const part = message.parts.find(({ type }) => type === 'text/html') ?? message.parts[0]
  const plain = message.parts.find(({ type }) => type === 'text/plain')
  const text = plain?.text.replace(/\r\n/g, '\n') ?? message.text.own
  const kept = message.headers.filter(({ name }) => /^(?:in-reply-to|references|list-.*)$/.test(name))
  return {
    authentication: field('authentication-results'),
    name: from?.name ?? '',
    address: from?.address ?? '',
    subject: message.subject,
    text,
    html: part?.type === 'text/html' ? part.text : `<p>${escapeHtml(text)}</p>`,
    extra: kept.map(({ name, raw: value }) => `${name}: ${value}`),
  }
}

export const encodedWords = (text: string): string => {
  if (/^[ -~]*$/.test(text)) return text
  const pieces: string[] = []
  let piece = ''
  for (const letter of text) {
    if (Buffer.byteLength(piece + letter) > 42) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece].map(one => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ')
}

export const base64 = (text: string | Buffer): string =>
  Buffer.from(text)
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n')

const phrase = (name: string): string =>
  /^[ -~]*$/.test(name) ? `"${name.replace(/["\\]/g, '')}"` : encodedWords(name)

const alternative = ({ text, html }: Draft): string =>
  [
    'Content-Type: multipart/alternative; boundary="alt"',
    '',
    '--alt',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(text),
    '--alt',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(html),
    '--alt--',
    '',
  ].join('\r\n')

export const write = (draft: Draft): Buffer =>
  Buffer.from(
    [
      `Authentication-Results: ${draft.authentication}`,
      ...draft.extra,
      `From: ${draft.name === '' ? '' : `${phrase(draft.name)} `}<${draft.address}>`,
      'To: reader@example.net',
      `Subject: ${draft.rawSubject ?? encodedWords(draft.subject)}`,
      'Date: Sun, 22 Nov 2026 01:12:00 +0900',
      'Message-ID: <rewritten@example.org>',
      'MIME-Version: 1.0',
      (draft.body ?? alternative)(draft),
    ].join('\r\n'),
  )
