/** What mailers, lists, gateways and forwarders honestly do to mail; none of it may make clean mail suspicious. */
import iconv from 'iconv-lite'
import { base64, type Draft } from './rewrite.ts'

const plainBody =
  (charset: string, encode: (text: string) => Buffer): NonNullable<Draft['body']> =>
  ({ text }) =>
    [
      `Content-Type: text/plain; charset=${charset}`,
      'Content-Transfer-Encoding: base64',
      '',
      base64(encode(text)),
    ].join('\r\n')

const quotedPrintable = (text: string): string =>
  [...Buffer.from(text)]
    .map(byte => (byte === 10 ? '\r\n' : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`))
    .join('')
    .replace(/((?:=[0-9A-F]{2}){24})/g, '$1=\r\n')

export const mailers: Readonly<Record<string, (draft: Draft) => Draft>> = {
  'nothing but writing it anew': draft => draft,
  'quoted-printable with soft breaks': draft => ({
    ...draft,
    body: ({ text }) =>
      [
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        quotedPrintable(text),
      ].join('\r\n'),
  }),
  'converted to UTF-16': draft => ({
    ...draft,
    body: plainBody('utf-16le', text => Buffer.from(text, 'utf16le')),
  }),
  'converted to Shift_JIS': draft => ({
    ...draft,
    body: plainBody('shift_jis', text => iconv.encode(text, 'shift_jis')),
  }),
  'footer of a list, subject tag': draft => ({
    ...draft,
    subject: `[talk] ${draft.subject}`,
    text: `${draft.text}\n_______________________________________________\ntalk mailing list\nhttps://lists.example.org/mailman/listinfo/talk`,
    extra: ['List-Id: <talk.lists.example.org>', 'List-Post: <mailto:talk@lists.example.org>'],
  }),
  'banner of a gateway': draft => ({
    ...draft,
    subject: `[EXTERNAL] ${draft.subject}`,
    text: `CAUTION: This email originated from outside of the organization.\n\n${draft.text}`,
    html: `<p>CAUTION: This email originated from outside of the organization.</p>${draft.html}`,
  }),
  'disclaimer below': draft => ({
    ...draft,
    text: `${draft.text}\n\nThis message is confidential. If you received it in error, please delete it immediately.`,
    html: `${draft.html}<p>This message is confidential. If you received it in error, please delete it immediately.</p>`,
  }),
  'preheader of invisible characters': draft => ({
    ...draft,
    html: `<div style="display:none">${'\u200c\u00a0'.repeat(80)}</div>${draft.html}`,
  }),
  'soft hyphens in long words': draft => ({
    ...draft,
    html: draft.html.replace(/([a-zäöü]{5})([a-zäöü]{5})(?![^<]*>)/g, '$1\u00ad$2'),
  }),
  'tracking picture': draft => ({
    ...draft,
    html: `${draft.html}<img src="https://t.mailer.example.net/o.gif" width="1" height="1" alt="">`,
  }),
  'forwarded by a server that changed nothing': draft => ({
    ...draft,
    authentication: draft.authentication.replace(
      /spf=pass smtp\.mailfrom=[^;\s]+/,
      'spf=fail smtp.mailfrom=forwarder.example.edu',
    ),
    extra: ['Received: from forwarder.example.edu by mx.example.net; Sun, 22 Nov 2026 01:12:00 +0900'],
  }),
}
