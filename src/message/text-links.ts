/** URLs that stand in running text, with a scheme or beginning with www., as mail programs make them clickable. */
import { makeLink } from './link.ts'
import type { Link } from './message.ts'

const START = /https?:\/\/|www\.|ftp:\/\//gi
/** What ends a URL in text: blanks, quotation marks, brackets, East Asian punctuation and text around it. */
const END =
  /[\s<>"'`|\\^{}\u00a0\u2028\u2029\u3000-\u303f\uff01-\uff0c\uff1a-\uff20\uff3b\uff3d\uff5b\uff5d\u300a-\u3011]/g
const MAX_URL = 2048
/** ASCII URLs followed by Japanese without a blank: the path ends where the script changes. */
const EAST_ASIAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff10-\uff5a]/

const count = (text: string, mark: string): number => text.split(mark).length - 1

/** Sentence punctuation at the end is not part of it; a closing bracket only if it was opened inside. */
const trimEnd = (url: string): string => {
  let end = url.length
  let loose = count(url, ')') - count(url, '(')
  while (end > 0) {
    const last = url[end - 1] ?? ''
    if (last === ')' ? loose-- <= 0 : !'.,;:!?]*_~'.includes(last)) break
    end--
  }
  return url.slice(0, end)
}

const urlAt = (text: string, at: number): string => {
  END.lastIndex = at
  const found = END.exec(text)?.index ?? text.length
  const whole = text.slice(at, Math.min(found, at + MAX_URL))
  const slash = whole.indexOf('/', 8)
  const change = slash < 0 ? -1 : whole.slice(slash).search(EAST_ASIAN)
  return trimEnd(change < 0 ? whole : whole.slice(0, slash + change))
}

/** At most `most` links; every character is looked at a bounded number of times. */
export const linksInText = (
  text: string,
  origin: Link['origin'],
  visible: boolean,
  most: number,
): readonly Link[] => {
  const links: Link[] = []
  START.lastIndex = 0
  for (let start = START.exec(text); start !== null && links.length < most; start = START.exec(text)) {
    const before = text.charCodeAt(start.index - 1)
    const inWord = (before >= 0x30 && before <= 0x39) || (before >= 0x61 && before <= 0x7a) || before === 0x2e
    if (inWord && start[0].toLowerCase() === 'www.') continue
    const url = urlAt(text, start.index)
    const target = start[0].toLowerCase() === 'www.' ? `http://${url}` : url
    const link = makeLink(url, target, origin, visible)
    START.lastIndex = start.index + Math.max(start[0].length, url.length)
    if (link.host.includes('.') || link.host.startsWith('[')) links.push(link)
  }
  return links
}
