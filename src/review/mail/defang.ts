/** Words out of a message, made harmless to look at: no bidi tricks, no control characters, no clickable URL. */
import { defangText, defangUrl as withoutLink } from '../../message/defang.ts'
import { pictureJoiner } from '../../message/harmless.ts'
import { type Html, html } from '../html.ts'

/** Controls, bidi embeddings and isolates, zero-width and other default-ignorables (Unicode 17 DefaultIgnorable). */
const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\u{1d173}|\u{e0001}|[\u{e0020}-\u{e007f}]/u

/** The name of a character as reviewers look it up: U+202E. */
const codePoint = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const hidden = new RegExp(`(${pictureJoiner})|(?:${invisible.source})`, 'gu')

/** Visible replacement for each character that a person would not see. */
export const visible = (text: string): string =>
  text.replace(hidden, (char: string, inPicture: string | undefined) => inPicture ?? `⟨${codePoint(char)}⟩`)

/** One line: line breaks and tabs become spaces, so that no header can be continued in a cell. */
export const oneLine = (text: string): string => visible(text.replace(/[\r\n\t]+/g, ' '))

/** A URL as one line: readable, copyable, never a link. */
export const defangUrl = (url: string): string => withoutLink(oneLine(url))

export const cut = (text: string, max: number): string => {
  const letters = Array.from(text.length > max * 4 ? text.slice(0, max * 4) : text)
  return letters.length > max ? `${letters.slice(0, max - 1).join('')}…` : text
}

/** A value out of a message as one isolated line: its direction cannot leak into the page around it. */
export const mailLine = (text: string, max = 300): Html =>
  html`<bdi>${cut(defangText(oneLine(text)), max)}</bdi>`

/** An address or domain: not defanged by brackets (reviewers compare letters), but isolated and visible. */
export const mailName = (text: string, max = 200): Html => html`<bdi>${cut(oneLine(text), max)}</bdi>`
