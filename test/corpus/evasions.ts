/** Tricks that writers of scams use against filters; each turns one draft into another that reads the same. */
import { base64, type Draft, encodedWords } from './rewrite.ts'

const BRAND = /amazon|アマゾン|亚马逊/gi
/** Rewrites the brand's name in what a person sees; addresses and tags are left as they are. */
const inNames =
  (twist: (name: string) => string) =>
  (draft: Draft): Draft => {
    const visible = (text: string) => text.replace(BRAND, twist)
    const html = draft.html.replace(/(<[^>]*>)|(https?:\/\/[^\s<]+)|([^<]+)/g, (whole, tag, url) =>
      tag || url ? whole : visible(whole),
    )
    return {
      ...draft,
      name: visible(draft.name),
      subject: visible(draft.subject),
      text: visible(draft.text),
      html,
    }
  }
const inHtml =
  (twist: (name: string) => string) =>
  (draft: Draft): Draft => ({
    ...draft,
    html: draft.html.replace(/(<[^>]*>)|([^<]+)/g, (whole, tag) =>
      tag ? whole : whole.replace(BRAND, twist),
    ),
    text: '',
    body: one =>
      [
        'Content-Type: text/html; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        base64(one.html),
      ].join('\r\n'),
  })
const letters =
  (map: Readonly<Record<string, string>>) =>
  (name: string): string =>
    [...name].map(letter => map[letter] ?? letter).join('')
const between =
  (mark: string) =>
  (name: string): string =>
    [...name].join(mark)
const mathematical = (name: string): string =>
  name.replace(/[a-z]/gi, letter =>
    String.fromCodePoint((letter >= 'a' ? 0x1d41a - 97 : 0x1d400 - 65) + letter.charCodeAt(0)),
  )
const wide = (name: string): string =>
  name.replace(/[!-~]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
const onlyHtml =
  (html: string): NonNullable<Draft['body']> =>
  () =>
    ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '', base64(html)].join(
      '\r\n',
    )

export const evasions: Readonly<Record<string, (draft: Draft) => Draft>> = {
  'zero-width spaces': inNames(between('\u200b')),
  'zero-width joiners': inNames(between('\u200d')),
  'soft hyphens': inNames(between('\u00ad')),
  'combining noise': inNames(between('\u073f')),
  'combining grapheme joiners': inNames(between('\u034f')),
  'Cyrillic letters': inNames(letters({ a: 'а', A: 'А', o: 'о', m: 'м' })),
  'Greek letters': inNames(letters({ A: 'Α', o: 'ο', a: 'α' })),
  'mathematical letters': inNames(mathematical),
  'full width': inNames(wide),
  'letter spacing': inNames(between(' ')),
  'dots between letters': inNames(between('.')),
  'digits for letters': inNames(letters({ o: '0', O: '0' })),
  'turned around by bidi': inNames(name => `\u202e${[...name].reverse().join('')}\u202c`),
  'noise hidden by display:none': inHtml(name => [...name].join('<span style="display:none">xq7</span>')),
  'noise hidden by font-size:0': inHtml(name => [...name].join('<span style="font-size:0">kd</span>')),
  'noise hidden by a class': draft => {
    const next = inHtml(name => [...name].join('<b class="n">zz</b>'))(draft)
    return { ...next, html: `<style>.n{display:none}</style>${next.html}` }
  },
  'noise in the colour of the ground': inHtml(name =>
    [...name].join('<font color="#ffffff" style="background:#fff">j</font>'),
  ),
  'character references': inHtml(name =>
    [...name].map(letter => `&#x${letter.codePointAt(0)?.toString(16)};`).join(''),
  ),
  'comments inside words': inHtml(name => [...name].join('<!-- x -->')),
  'subject in quoted-printable, letter by letter': draft => ({
    ...draft,
    rawSubject: [...draft.subject.slice(0, 60)]
      .map(
        letter =>
          `=?UTF-8?Q?${[...Buffer.from(letter)].map(byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')}?=`,
      )
      .join('\r\n '),
  }),
  'subject split inside a character': draft => {
    const bytes = Buffer.from(draft.subject)
    const pieces = Array.from({ length: Math.ceil(bytes.length / 31) }, (_, at) =>
      bytes.subarray(at * 31, at * 31 + 31),
    )
    return {
      ...draft,
      rawSubject: pieces.map(piece => `=?UTF-8?B?${piece.toString('base64')}?=`).join('\r\n '),
    }
  },
  'subject encoded twice': draft => ({
    ...draft,
    rawSubject: `=?UTF-8?B?${Buffer.from(encodedWords(draft.subject.slice(0, 20))).toString('base64')}?=`,
  }),
  'text as HTML attachment': draft => ({
    ...draft,
    body: ({ html }) =>
      [
        'Content-Type: multipart/mixed; boundary="mix"',
        '',
        '--mix',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Please see the attached document.',
        '--mix',
        'Content-Type: text/html; charset=utf-8; name="notice.html"',
        'Content-Disposition: attachment; filename="notice.html"',
        'Content-Transfer-Encoding: base64',
        '',
        base64(html),
        '--mix--',
        '',
      ].join('\r\n'),
  }),
  'split over several parts': draft => {
    const half = Math.floor(draft.text.length / 2)
    return {
      ...draft,
      body: ({ text }) =>
        [
          'Content-Type: multipart/mixed; boundary="mix"',
          '',
          ...[text.slice(0, half), text.slice(half)].flatMap(piece => [
            '--mix',
            'Content-Type: text/plain; charset=utf-8',
            'Content-Transfer-Encoding: base64',
            '',
            base64(piece),
          ]),
          '--mix--',
          '',
        ].join('\r\n'),
    }
  },
  'deep nesting': draft => ({
    ...draft,
    body: one => {
      const inner = [
        'Content-Type: text/html; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        base64(one.html),
      ].join('\r\n')
      return Array.from({ length: 8 }).reduce<string>(
        (body, _, level) =>
          [
            `Content-Type: multipart/mixed; boundary="b${level}"`,
            '',
            `--b${level}`,
            body,
            `--b${level}--`,
            '',
          ].join('\r\n'),
        inner,
      )
    },
  }),
  'long hidden ham before the text': draft => ({
    ...draft,
    body: onlyHtml(
      `<div style="display:none">${'The committee met on Tuesday to discuss the garden. '.repeat(200)}</div>${draft.html}`,
    ),
  }),
  'long visible ham behind the text': draft => ({
    ...draft,
    text: `${draft.text}\n${'\n'.repeat(60)}${'Minutes of the garden committee. '.repeat(100)}`,
    html: `${draft.html}${'<br>'.repeat(60)}${'Minutes of the garden committee. '.repeat(100)}`,
  }),
  'dressed as an answer': draft => ({
    ...draft,
    subject: `Re: ${draft.subject}`,
    extra: ['In-Reply-To: <a@b.example>', 'References: <a@b.example>'],
  }),
  'answer with a quoted chain below': draft => ({
    ...draft,
    subject: `RE: ${draft.subject}`,
    text: `${draft.text}\n\nOn Mon, Kim wrote:\n> See you on Friday.\n> Kim`,
    html: `${draft.html}<blockquote>See you on Friday.</blockquote>`,
    extra: ['In-Reply-To: <a@b.example>'],
  }),
  'dressed as a list': draft => ({
    ...draft,
    extra: [
      'List-Id: <news.lists.example.org>',
      'List-Unsubscribe: <https://lists.example.org/u>',
      'Precedence: list',
    ],
  }),
  'dressed as a newsletter': draft => ({
    ...draft,
    extra: ['List-Unsubscribe: <https://x.example.org/u>', 'Feedback-ID: 1:2:3:x'],
  }),
  'with headers of the brand': draft => ({
    ...draft,
    extra: [
      'X-AMAZON-MAIL-RELAY-TYPE: notification',
      'X-AMAZON-METADATA: CA=C39-CU=AKO',
      'Bounces-to: 1@bounces.amazon.com',
    ],
  }),
  'with genuine links beside its own': draft => {
    const genuine = [
      'https://www.amazon.com/gp/help',
      'https://www.amazon.co.jp/',
      'https://www.amazon.com/privacy',
    ]
    return {
      ...draft,
      text: `${draft.text}\n${genuine.join('\n')}`,
      html: `${draft.html}${genuine.map(link => `<a href="${link}">Help</a>`).join(' ')}`,
    }
  },
  'with a warning of scams below': draft => ({
    ...draft,
    text: `${draft.text}\n\nBeware of phishing: never share your password.`,
    html: `${draft.html}<p>Beware of phishing: never share your password.</p>`,
  }),
  'address as display name': draft => ({
    ...draft,
    name: draft.name === '' ? 'no-reply@amazon.com' : `${draft.name} no-reply@amazon.com`,
  }),
  'a second author': draft => ({
    ...draft,
    extra: [...draft.extra, 'X-Mailer: x'],
    authentication: draft.authentication,
  }),
  'ISO-2022-JP or UTF-8, declared as ASCII': draft => ({
    ...draft,
    body: ({ text }) =>
      [
        'Content-Type: text/plain; charset=us-ascii',
        'Content-Transfer-Encoding: base64',
        '',
        base64(text),
      ].join('\r\n'),
  }),
  'no Content-Type at all': draft => ({
    ...draft,
    body: ({ text }) => ['X-Nothing: 1', 'Content-Transfer-Encoding: base64', '', base64(text)].join('\r\n'),
  }),
  'body in UTF-16': draft => ({
    ...draft,
    body: ({ text }) =>
      [
        'Content-Type: text/plain; charset=utf-16le',
        'Content-Transfer-Encoding: base64',
        '',
        base64(Buffer.from(text, 'utf16le')),
      ].join('\r\n'),
  }),
  'harmless plain text beside the HTML': draft => ({ ...draft, text: 'Minutes of the garden committee.' }),
  'HTML declared as plain text': draft => ({
    ...draft,
    body: ({ html }) =>
      [
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        base64(`<html><body>${html}</body></html>`),
      ].join('\r\n'),
  }),
  'line breaks inside the name': inHtml(name => [...name].join('<wbr>')),
  'letters in table cells': inHtml(
    name => `<table><tr>${[...name].map(letter => `<td>${letter}</td>`).join('')}</tr></table>`,
  ),
  'letters in spans': inHtml(name =>
    [...name].map(letter => `<span style="color:#111">${letter}</span>`).join(''),
  ),
  'name in small capitals': inNames(letters({ a: 'ᴀ', m: 'ᴍ', z: 'ᴢ', o: 'ᴏ', n: 'ɴ', A: 'ᴀ' })),
  'underlined by combining lines': inNames(between('\u0332')),
  'variation selectors': inNames(between('\ufe0f')),
  'tag characters': inNames(between('\u{e0061}')),
  'Hangul fillers': inNames(between('\u3164')),
  'enclosed letters': inNames(name =>
    name.replace(/[a-z]/gi, letter => String.fromCodePoint(0x24d0 + letter.toLowerCase().charCodeAt(0) - 97)),
  ),
  'squared letters': inNames(name =>
    name.replace(/[a-z]/gi, letter =>
      String.fromCodePoint(0x1f170 + letter.toLowerCase().charCodeAt(0) - 97),
    ),
  ),
  'accents on letters': inNames(letters({ a: 'á', A: 'Å', o: 'ö', n: 'ñ' })),
  'hidden by opacity': inHtml(name => [...name].join('<i style="opacity:0">qq</i>')),
  'hidden by the hidden attribute': inHtml(name => [...name].join('<i hidden>qq</i>')),
  'hidden by zero height': inHtml(name =>
    [...name].join('<i style="display:inline-block;height:0;overflow:hidden">qq</i>'),
  ),
  'hidden off screen': inHtml(name => [...name].join('<i style="position:absolute;left:-9999px">qq</i>')),
}
