/** Words out of a message, made harmless to look at: no bidi tricks, no control characters, no clickable URL. */
import { type Html, html } from '../html.ts'

/** Controls, bidi embeddings and isolates, zero-width and other default-ignorables (Unicode 17 DefaultIgnorable). */
const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\u{1d173}|\u{e0001}|[\u{e0020}-\u{e007f}]/gu

/** The name of a character as reviewers look it up: U+202E. */
const codePoint = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Visible replacement for each character that a person would not see. */
export const visible = (text: string): string => text.replace(invisible, char => `⟨${codePoint(char)}⟩`)

/** One line: line breaks and tabs become spaces, so that no header can be continued in a cell. */
export const oneLine = (text: string): string => visible(text.replace(/[\r\n\t]+/g, ' '))

const brackets = (host: string): string => host.replace(/\./g, '[.]')

/** Hosts and schemes of URLs that stand inside of another one, as redirectors carry them. */
const nested = (rest: string): string =>
  rest.replace(
    /\bhttp(s?:(?:\/|%2f){2})([^/?#&\s%]{0,255})/gi,
    (_, after, host) => `hxxp${after}${brackets(host)}`,
  )

/** `https://a.example/x` → `hxxps://a[.]example/x`: readable, copyable, never a link. */
export const defangUrl = (url: string): string => {
  const cut = oneLine(url)
  const scheme = /^([a-z][a-z0-9+.-]{0,30}):/i.exec(cut)?.[1]
  if (scheme === undefined) return brackets(cut)
  const rest = cut.slice(scheme.length + 1)
  const named = scheme
    .replace(/^http/i, 'hxxp')
    .replace(/^ftp/i, 'fxp')
    .replace(/^javascript$/i, 'java·script')
  const hostEnd = rest.startsWith('//') ? rest.slice(2).search(/[/?#]/) : -1
  const end = hostEnd < 0 ? rest.length : hostEnd + 2
  return `${named}:${brackets(rest.slice(0, end))}${nested(rest.slice(end))}`
}

/** URLs inside running text, with a scheme or as host and path, which chats make links of. Each part is bounded. */
export const defangText = (text: string): string =>
  text
    .replace(/\b(?:https?|s?ftps?):\/\/[^\s<>"']{1,2000}/gi, defangUrl)
    .replace(/\bwww\.(?=[a-z0-9])/gi, 'www[.]')
    .replace(/(?<![\w/.@\]-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?=\/[^\s/])/gi, brackets)

export const cut = (text: string, max: number): string => {
  const letters = Array.from(text.length > max * 4 ? text.slice(0, max * 4) : text)
  return letters.length > max ? `${letters.slice(0, max - 1).join('')}…` : text
}

/** A value out of a message as one isolated line: its direction cannot leak into the page around it. */
export const mailLine = (text: string, max = 300): Html =>
  html`<bdi>${cut(defangText(oneLine(text)), max)}</bdi>`

/** An address or domain: not defanged by brackets (reviewers compare letters), but isolated and visible. */
export const mailName = (text: string, max = 200): Html => html`<bdi>${cut(oneLine(text), max)}</bdi>`
