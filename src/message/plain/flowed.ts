/** Lines of a text part, and the paragraphs of format=flowed (RFC 3676). */

export type PlainLine = {
  readonly text: string
  /** how many '>' stood before it */
  readonly depth: number
}

/** Quote marks that count: more is a picture. */
const maxDepth = 32

/** '>' before a line; a blank may stand between them (`> > text`), as programs without format=flowed write. */
function quoteDepth(line: string, loose: boolean): { readonly depth: number; readonly start: number } {
  let depth = 0
  let start = 0
  while (start < line.length && depth < maxDepth) {
    const sign = line[start]
    if (sign === '>' || (loose && sign === '＞')) depth++
    else if (!(loose && sign === ' ' && depth > 0 && (line[start + 1] === '>' || line[start + 1] === '＞')))
      break
    start++
  }
  return { depth, start }
}

function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/)
}

function readLine(line: string, loose: boolean): PlainLine {
  const { depth, start } = quoteDepth(line, loose)
  // Space-stuffing (RFC 3676 §4.4), or the blank after the quote marks.
  const stuffed = line[start] === ' ' && (depth > 0 || !loose)
  return { text: line.slice(stuffed ? start + 1 : start), depth }
}

/** The lines of an ordinary text part. */
export function fixedLines(text: string): readonly PlainLine[] {
  return splitLines(text).map(line => readLine(line, true))
}

/** The lines of a flowed part, soft breaks undone. The signature separator "-- " is a line of its own (§4.3). */
export function flowedLines(text: string, delSp: boolean): readonly PlainLine[] {
  const lines: PlainLine[] = []
  let pieces: string[] | null = null
  let depth = 0
  const end = () => {
    if (pieces !== null) lines.push({ text: pieces.join(''), depth })
    pieces = null
  }
  for (const raw of splitLines(text)) {
    const line = readLine(raw, false)
    if (pieces !== null && (line.depth !== depth || line.text === '-- ')) end()
    const soft = line.text.endsWith(' ') && line.text !== '-- '
    const piece = soft && delSp ? line.text.slice(0, -1) : line.text
    if (pieces === null) pieces = [piece]
    else pieces.push(piece)
    depth = line.depth
    if (!soft) end()
  }
  end()
  return lines
}
