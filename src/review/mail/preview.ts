/**
 * HTML of a message as a still picture: an allow-list of tags, a small allow-list of styles, no link, no form, no
 * remote load. It is served into a sandboxed frame under its own CSP, so that either alone would suffice.
 */
import sanitizeHtml from 'sanitize-html'
import type { Message } from '../../message/message.ts'
import { escapeHtml } from '../html.ts'
import { defangUrl, visible } from './defang.ts'
import { fitted } from './fit.ts'

const tags = [
  'a',
  'abbr',
  'address',
  'article',
  'aside',
  'b',
  'bdi',
  'big',
  'blockquote',
  'br',
  'caption',
  'center',
  'cite',
  'code',
  'col',
  'colgroup',
  'dd',
  'del',
  'details',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'font',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'i',
  'img',
  'ins',
  'li',
  'main',
  'mark',
  'nav',
  'ol',
  'p',
  'pre',
  'q',
  's',
  'section',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'summary',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'tt',
  'u',
  'ul',
  'wbr',
]

const length = /^-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%|ex|ch)?$/
const lengths = /^(?:-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?\s{0,3}|auto\s{0,3}){1,4}$/
const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\([\d\s.,%]{3,40}\)|hsla?\([\d\s.,%]{3,40}\))$/i
const word = /^[a-z-]{1,30}$/i

/** Nothing that takes a URL, positions over the rest, animates or reads attributes. */
const styles: Readonly<Record<string, RegExp[]>> = {
  color: [colour],
  'background-color': [colour],
  'font-size': [length, word],
  'font-weight': [/^(?:\d{3}|[a-z]{4,7})$/],
  'font-style': [word],
  'font-family': [/^[\p{L}\d\s,'"-]{1,200}$/u],
  'line-height': [length, word],
  'text-align': [word],
  'text-decoration': [word],
  'vertical-align': [word],
  'white-space': [/^(?:normal|pre|pre-wrap|nowrap)$/],
  width: [length],
  'max-width': [length],
  height: [length],
  margin: [lengths],
  'margin-top': [length],
  'margin-bottom': [length],
  padding: [lengths],
  'padding-top': [length],
  'padding-right': [length],
  'padding-bottom': [length],
  'padding-left': [length],
  border: [/^\d{1,2}px (?:solid|dashed|dotted|none) (?:#[0-9a-f]{3,8}|[a-z]{3,20})$/i],
  'border-radius': [length],
  display: [/^(?:block|inline|inline-block|table|table-row|table-cell|none)$/],
  direction: [/^(?:ltr|rtl)$/],
}

const attributes: Readonly<Record<string, string[]>> = {
  '*': ['style', 'dir', 'lang', 'align', 'valign', 'title'],
  table: ['width', 'cellpadding', 'cellspacing', 'border', 'bgcolor'],
  td: ['width', 'height', 'colspan', 'rowspan', 'bgcolor'],
  th: ['width', 'height', 'colspan', 'rowspan', 'bgcolor'],
  tr: ['bgcolor'],
  font: ['color', 'size', 'face'],
  img: ['src', 'alt', 'width', 'height'],
  span: ['class'],
  ol: ['start'],
}

export type Preview = {
  readonly html: string
  /** images that would have been loaded from elsewhere */
  readonly remoteImages: number
  readonly links: number
}

const imageTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** Bytes of pictures in one preview, repetitions counted: what a mail may make us write, and a browser hold. */
const mostEmbedded = 3_000_000
/** Characters of HTML that are looked at, over all parts. */
const mostHtml = 1_000_000

type Embed = (source: string) => string

/** A `cid:` image out of the message itself, as data, while there is room; SVG is a document: never. */
const embedding = (message: Message): Embed => {
  let left = mostEmbedded
  return source => {
    const id = source.slice(4).replace(/^<|>$/g, '')
    const part = message.parts.find(
      one => one.contentId.replace(/^<|>$/g, '') === id && imageTypes.has(one.type),
    )
    if (part === undefined || part.content.length === 0 || part.content.length > left) return ''
    left -= part.content.length
    return `data:${part.type};base64,${Buffer.from(part.content).toString('base64')}`
  }
}

export type Sanitise = (html: string, options: sanitizeHtml.IOptions) => string

/** The attribute that shows where a link would have led: words, not a target. */
const linkTitle = (href: string | undefined): string =>
  href === undefined ? '' : defangUrl(visible(href)).slice(0, 300)

const htmlOf = (message: Message): string =>
  message.parts
    .filter(part => part.type === 'text/html' && part.disposition !== 'attachment' && part.nested === 0)
    .map(part => part.text.slice(0, 512_000))
    .join('<hr>')
    .slice(0, mostHtml)

type Counts = { links: number; remoteImages: number }

const transforms = (embed: Embed, counts: Counts): sanitizeHtml.IOptions['transformTags'] => ({
  '*': (tagName, given) => ({ tagName, attribs: { ...fitted(tagName, given) } }),
  a: (_tag, given) => {
    counts.links += 1
    return { tagName: 'span', attribs: { class: 'link', title: linkTitle(given['href']) } }
  },
  img: (_tag, given) => {
    const src = given['src'] ?? ''
    const isOwn = src.startsWith('cid:')
    const data = isOwn ? embed(src) : ''
    const alt = visible(given['alt'] ?? '').slice(0, 200)
    if (data !== '') return { tagName: 'img', attribs: { src: data, alt } }
    if (!isOwn) counts.remoteImages += 1
    return { tagName: 'span', attribs: { class: 'remote' }, text: `▨ ${alt}` }
  },
})

const build = (message: Message, embed: Embed, sanitise: Sanitise): Preview => {
  const counts: Counts = { links: 0, remoteImages: 0 }
  const html = sanitise(htmlOf(message), {
    allowedTags: tags,
    allowedAttributes: attributes,
    allowedClasses: { span: ['link', 'remote'] },
    allowedStyles: { '*': { ...styles } },
    allowedSchemes: [],
    allowedSchemesByTag: { img: ['data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nestingLimit: 100,
    parseStyleAttributes: true,
    transformTags: transforms(embed, counts),
  })
  return { html, ...counts }
}

/** Whatever a library makes of hostile HTML: no preview, and all else of the page as ever. */
const nothing: Preview = { html: '', remoteImages: 0, links: 0 }

const tried = (message: Message, embed: Embed, sanitise: Sanitise): Preview => {
  try {
    return build(message, embed, sanitise)
  } catch {
    return nothing
  }
}

/** `sanitise` comes in by parameter so that a test can weaken it and see itself fail. */
export const previewOf = (message: Message, sanitise: Sanitise = sanitizeHtml): Preview =>
  tried(message, embedding(message), sanitise)

/** How many images would have been loaded from elsewhere; no picture is written for that. */
export const remoteImagesOf = (message: Message): number =>
  tried(message, () => '', sanitizeHtml).remoteImages

const frameStyle = `:root{color-scheme:light}body{margin:12px;font:14px/1.5 system-ui,"Hiragino Sans","Noto Sans CJK JP","Noto Sans JP",
"Yu Gothic UI",Meiryo,sans-serif;color:#1c2126;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}
table{max-width:100%}pre{white-space:pre-wrap!important}[style*="nowrap"]{white-space:normal!important}.link{color:#1f5fa8;text-decoration:underline dotted;cursor:help}
.remote{display:inline-block;border:1px dashed #8a949e;color:#59636e;padding:1px 6px;border-radius:3px}`

/** The whole document of the frame. */
export const previewDocument = (preview: Preview, lang: string, empty: string): string => {
  const body = preview.html.trim() === '' ? `<p>${escapeHtml(empty)}</p>` : preview.html
  return `<!doctype html><html lang="${escapeHtml(lang)}"><head><meta charset="utf-8"><title>${escapeHtml(empty)}</title><style>${frameStyle}</style></head><body>${body}</body></html>`
}
