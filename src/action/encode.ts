/** Header values that any mail system can carry: ASCII, folded at 78, encoded-words split at character borders (RFC 5322, RFC 2047). */

const LINE = 78
/** RFC 2047 §2: an encoded-word may not be more than 75 characters long. */
const WORD = 75
const WRAPPER = '=?UTF-8?B??='.length

/** Text of any language as the value of the header `name`, ready to be written after "name: ". */
export function encodeText(name: string, text: string): string {
  const clean = harmless(text)
  return isPlain(clean) ? fold(name, clean) : encodedWords(name, clean)
}

/** Folds ASCII at spaces; a piece longer than a line stands alone on its line. */
export function fold(name: string, value: string): string {
  const lines: string[] = []
  let line = ''
  let room = LINE - name.length - 2
  for (const piece of value.split(' ')) {
    if (line !== '' && line.length + 1 + piece.length > room) {
      lines.push(line)
      line = piece
      room = LINE - 1
    } else {
      line = line === '' ? piece : `${line} ${piece}`
    }
  }
  lines.push(line)
  return lines.join('\r\n ')
}

/** Control, bidi and line-separating characters have no business in a header that people read. */
function harmless(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Plain: printable ASCII that nobody would decode, no piece longer than a line. */
function isPlain(text: string): boolean {
  return (
    /^[ -~]*$/.test(text) && !text.includes('=?') && text.split(' ').every(piece => piece.length < LINE - 36)
  )
}

function encodedWords(name: string, text: string): string {
  const words: string[] = []
  let bytes: Buffer = Buffer.alloc(0)
  let room = Math.min(WORD, LINE - name.length - 2)
  for (const character of text) {
    const more = Buffer.from(character, 'utf8')
    if (bytes.length > 0 && base64Length(bytes.length + more.length) + WRAPPER > room) {
      words.push(word(bytes))
      bytes = Buffer.alloc(0)
      room = WORD
    }
    bytes = Buffer.concat([bytes, more])
  }
  if (bytes.length > 0) words.push(word(bytes))
  return words.join('\r\n ')
}

function word(bytes: Buffer): string {
  return `=?UTF-8?B?${bytes.toString('base64')}?=`
}

function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4
}
