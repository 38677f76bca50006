// The designs that the blind mails wear: the tables, preheaders, buttons and footers of real senders.
import type { Specimen } from './specimen.ts'

const LINK = /\[([^\]]+)\]\(([^)]+)\)/g

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const plainOf = (body: string): string => body.replace(LINK, '$1:\n$2')

const BUTTON = 'display:inline-block;padding:12px 24px;background:#1a73e8;color:#ffffff;text-decoration:none'

const paragraphs = (body: string, linkStyle: string): string =>
  body
    .split('\n\n')
    .map(block => escaped(block).replace(LINK, `<a href="$2" style="${linkStyle}">$1</a>`))
    .map(block => `<p style="margin:0 0 16px">${block.replaceAll('\n', '<br>\n')}</p>`)
    .join('\n')

const page = (title: string, inner: string): string => `<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>body{margin:0;background:#f4f4f4}.wrap{width:600px}@media(max-width:600px){.wrap{width:100%}}</style></head>
<body>${inner}</body></html>`

const framed = (header: string, content: string, foot: string): string => `
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" class="wrap" bgcolor="#ffffff" cellpadding="24"><tr><td>${header}</td></tr>
<tr><td style="font-family:Arial,sans-serif;font-size:15px;color:#222222">${content}</td></tr>
<tr><td style="font-size:11px;color:#767676">${foot}</td></tr></table></td></tr></table>`

export const displayName = (from: string): string =>
  from
    .replace(/<[^<]*$/, '')
    .replaceAll('"', '')
    .trim()

export const domainOf = (from: string): string => (/@([^>\s)]+)/.exec(from)?.[1] ?? 'invalid').toLowerCase()

/** The shop's own stationery: its name on top, its address and the way out below. */
const sender = (mail: Specimen, leave: string): string => {
  const preheader = `<div style="display:none;max-height:0;overflow:hidden">${escaped(mail.subject)} &zwnj;&nbsp;&zwnj;&nbsp;</div>`
  const head = `<img src="https://img.${domainOf(mail.from)}/logo.png" width="140" alt="${escaped(displayName(mail.from))}">`
  const foot = `<p>${escaped(mail.footer ?? '')}</p>${leave}`
  return page(mail.subject, preheader + framed(head, paragraphs(mail.body ?? '', BUTTON), foot))
}

const amazon = (mail: Specimen): string => {
  const head = '<img src="https://m.media-amazon.com/images/G/01/outbound/logo.png" alt="Amazon" width="100">'
  const foot = '<p>© 1996-2026, Amazon.com, Inc. or its affiliates. All rights reserved.</p>'
  const button = 'background:#ffd814;border-radius:8px;padding:8px 16px;color:#0f1111;text-decoration:none'
  return page(mail.subject, framed(head, paragraphs(mail.body ?? '', button), foot))
}

/** The HTML part of a specimen; none for plain text. */
export const htmlOf = (mail: Specimen): string | undefined => {
  if (mail.html !== undefined) return mail.html
  const leave = `<p><a href="https://${domainOf(mail.from)}/unsubscribe?u=8812">Unsubscribe</a></p>`
  switch (mail.look) {
    case 'plain':
      return undefined
    case 'html':
      return `<div dir="ltr">${paragraphs(mail.body ?? '', '')}</div>`
    case 'news':
      return sender(mail, leave)
    case 'note':
      return sender(mail, '')
    case 'amazon':
      return amazon(mail)
  }
}
