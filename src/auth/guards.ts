/**
 * What a message must not exceed before it may be authenticated: mailauth is quadratic on folded header lines
 * and on endless body lines. A tripped guard means "not proven", never "unknown".
 */
import { type HeaderSection, valuesOf } from './header-section.ts'

export const GUARDS = {
  headerBytes: 256 * 1024,
  headerLines: 2000,
  signatures: 20,
  addresses: 100,
  /** SMTP allows 998; a mail client never writes more than a few thousand */
  bodyLine: 512 * 1024,
} as const

/** The reason, '' if the message may be authenticated. */
export function trippedGuard(raw: Uint8Array, section: HeaderSection): string {
  if (section.bytes > GUARDS.headerBytes) return `header section over ${GUARDS.headerBytes} bytes`
  if (section.lines > GUARDS.headerLines) return `header section over ${GUARDS.headerLines} lines`
  if (valuesOf(section, 'dkim-signature').length > GUARDS.signatures) {
    return `over ${GUARDS.signatures} DKIM signatures`
  }
  // Each set has three fields; RFC 8617 allows fifty sets, nobody needs them.
  if (valuesOf(section, 'arc-seal').length > GUARDS.signatures) return `over ${GUARDS.signatures} ARC sets`
  if (countAuthors(section) > GUARDS.addresses) return `over ${GUARDS.addresses} addresses in From`
  return hasEndlessLine(raw) ? `a line over ${GUARDS.bodyLine} bytes` : ''
}

/** Only From (and Return-Path) are parsed for DMARC; a long To is nobody's fault. */
function countAuthors(section: HeaderSection): number {
  let count = 0
  for (const name of ['from', 'return-path']) {
    for (const value of valuesOf(section, name)) {
      count += Math.max(occurrences(value, '@'), occurrences(value, ','))
    }
  }
  return count
}

function occurrences(text: string, character: string): number {
  let count = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1
  return count
}

/** Jumps from line end to line end backwards, so that 25 MB cost 25 look-ups. */
function hasEndlessLine(raw: Uint8Array): boolean {
  let start = 0
  while (raw.length - start > GUARDS.bodyLine) {
    const end = raw.lastIndexOf(10, start + GUARDS.bodyLine)
    if (end < start) return true
    start = end + 1
  }
  return false
}
