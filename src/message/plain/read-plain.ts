/** A text/plain part as a person reads it: paragraphs, what is quoted, and the signature (RFC 3676). */
import { disguises } from '../fold/disguises.ts'
import { visualOrder } from '../fold/visual.ts'
import type { Disguise } from '../message.ts'
import { fixedLines, flowedLines, type PlainLine } from './flowed.ts'
import { isAttribution, quotedFrom } from './quotes.ts'

export type PlainOptions = {
  /** format=flowed */
  readonly flowed?: boolean
  /** delsp=yes */
  readonly delSp?: boolean
  /** characters that are kept */
  readonly text?: number
}

export type PlainRun = { readonly text: string; readonly quoted: boolean }

export type RenderedPlain = {
  readonly runs: readonly PlainRun[]
  /** what stands below "-- "; it is in the runs as well */
  readonly signature: string
  /** those that the runs no longer show: text written backwards is put in the order of the eye */
  readonly disguises: readonly Disguise[]
  readonly truncated: readonly string[]
}

const defaultLimit = 1_000_000

/** The line "-- " that begins the signature, or the number of lines. */
function signatureAt(lines: readonly PlainLine[]): number {
  const at = lines.findLastIndex(line => line.depth === 0 && line.text === '-- ')
  return at < 0 ? lines.length : at
}

function isQuoted(lines: readonly PlainLine[], at: number, forwarded: number): boolean {
  const line = lines[at]
  if (line === undefined) return false
  if (line.depth > 0 || at >= forwarded) return true
  const next = lines[at + 1]?.text.trim() === '' ? lines[at + 2] : lines[at + 1]
  return (next?.depth ?? 0) > 0 && isAttribution(line.text)
}

function collect(lines: readonly PlainLine[], forwarded: number): readonly PlainRun[] {
  const runs: PlainRun[] = []
  let texts: string[] = []
  let quoted = false
  const end = () => {
    const text = texts.join('\n')
    if (text.trim() !== '') runs.push({ text: visualOrder(text).text, quoted })
    texts = []
  }
  for (const [at, line] of lines.entries()) {
    const now: boolean = line.text.trim() === '' ? quoted : isQuoted(lines, at, forwarded)
    if (now !== quoted) {
      end()
      quoted = now
    }
    texts.push(line.text)
  }
  end()
  return runs
}

/** Reads a text part; never throws, linear in its length. */
export function readPlain(text: string, options: PlainOptions = {}): RenderedPlain {
  const limit = options.text ?? defaultLimit
  const kept = text.length > limit ? text.slice(0, limit) : text
  const lines = options.flowed === true ? flowedLines(kept, options.delSp === true) : fixedLines(kept)
  const forwarded = quotedFrom(lines.map(line => (line.depth > 0 ? '' : line.text)))
  const signature = lines.slice(signatureAt(lines) + 1).map(line => line.text)
  return {
    runs: collect(lines, forwarded),
    disguises: kept.includes('\u202e') ? disguises(kept, 'body:plain') : [],
    signature: signature.join('\n').trim(),
    truncated: kept.length < text.length ? ['text'] : [],
  }
}
