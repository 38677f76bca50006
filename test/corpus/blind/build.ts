// Builds the bytes of a blind mail, with what `mx.example.org` would have recorded of it on top (RFC 8601).
import { createRequire } from 'node:module'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { displayName, domainOf, htmlOf, plainOf } from './looks.ts'
import type { Specimen } from './specimen.ts'

const encoding = createRequire(import.meta.url)('encoding-japanese') as {
  convert(text: string, options: object): number[]
}

const results = (auth: string, domain: string): string => {
  const [kind = 'own', other = 'other.example'] = auth.split(':')
  const line = (spf: string, mailFrom: string, dkim: string, dmarc: string): string =>
    `spf=${spf} smtp.mailfrom=bounce@${mailFrom}; ${dkim}; dmarc=${dmarc} header.from=${domain}`
  switch (kind) {
    case 'own':
      return line('pass', domain, `dkim=pass header.d=${domain} header.s=s1`, 'pass')
    case 'esp':
      return line('pass', other, `dkim=pass header.d=${domain} header.s=s1`, 'pass')
    case 'dkim-only':
      return line('fail', 'forwarder.example', `dkim=pass header.d=${domain} header.s=s1`, 'pass')
    case 'spoofed':
      return line('pass', other, `dkim=pass header.d=${other} header.s=s1`, 'fail')
    case 'list':
      return line(
        'pass',
        other,
        `dkim=fail (body hash did not verify) header.d=${domain} header.s=s1`,
        'fail',
      )
    case 'temperror':
      return line('temperror', domain, `dkim=temperror header.d=${domain} header.s=s1`, 'temperror')
    default:
      return line('none', domain, 'dkim=none', 'none')
  }
}

const jis = (text: string): Buffer =>
  Buffer.from(encoding.convert(text, { to: 'JIS', from: 'UNICODE', type: 'array' }))

const word = (text: string): string =>
  [...text.matchAll(/.{1,10}/gsu)]
    .map(([part]) => `=?ISO-2022-JP?B?${jis(part).toString('base64')}?=`)
    .join('\r\n ')

/** Plain mail as Japanese mailers wrote it for decades: 7 bit, escape sequences, encoded-words in the same charset. */
const japanese = (mail: Specimen): Buffer => {
  const extra = Object.entries(mail.headers ?? {}).map(([name, value]) => `${name}: ${value}`)
  const address = /<[^<]*>$/.exec(mail.from)?.[0] ?? mail.from
  const head = [
    `From: ${word(displayName(mail.from))} ${address}`,
    'To: user@example.org',
    `Subject: ${word(mail.subject)}`,
    'Date: Wed, 18 Nov 2026 09:00:00 +0900',
    `Message-ID: <${mail.id}@${domainOf(mail.from)}>`,
    ...extra,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=ISO-2022-JP',
    'Content-Transfer-Encoding: 7bit',
  ]
  return Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\n\r\n`),
    jis((mail.body ?? '').replaceAll('\n', '\r\n')),
  ])
}

const composed = async (mail: Specimen): Promise<Buffer> => {
  const domain = domainOf(mail.from)
  const news = mail.look === 'news' ? { 'List-Unsubscribe': `<https://${domain}/unsubscribe?u=8812>` } : {}
  const raw = mail.from.includes('(') && !mail.from.includes('<')
  const html = htmlOf(mail)
  const { attach } = mail
  return new MailComposer({
    ...(raw ? {} : { from: mail.from }),
    to: 'user@example.org',
    subject: mail.subject,
    date: new Date('2026-11-18T09:00:00Z'),
    messageId: `<${mail.id}@${domain}>`,
    text: mail.text ?? plainOf(mail.body ?? ''),
    ...(html === undefined ? {} : { html }),
    headers: { ...news, ...mail.headers },
    ...(attach
      ? { attachments: [{ filename: attach.name, contentType: attach.type, content: attach.body }] }
      : {}),
  })
    .compile()
    .build()
}

export const build = async (mail: Specimen): Promise<Buffer> => {
  const from = mail.from.includes('<') || !mail.from.includes('(') ? '' : `From: ${mail.from}\r\n`
  const top = `Authentication-Results: mx.example.org; ${results(mail.auth ?? 'own', domainOf(mail.from))}\r\n${from}`
  return Buffer.concat([Buffer.from(top), mail.charset ? japanese(mail) : await composed(mail)])
}
