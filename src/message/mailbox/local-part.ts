/** The part of an address before its last at sign, with the quotation marks that it needs, and no others. */
import type { Entry } from './tokens.ts'

const dotAtom = /^[^\s"(),:;<>@[\\\]]+$/u

export const quotedLocal = (local: string): string =>
  dotAtom.test(local) ? local : `"${local.replace(/["\\]/gu, '\\$&')}"`

export type Piece = { readonly text: string; readonly isLocal: boolean }

/** The phrase, cut where local parts in quotation marks begin and end; they have their marks again. */
export const piecesOf = ({ phrase, locals }: Pick<Entry, 'phrase' | 'locals'>): readonly Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const [from, to] of locals) {
    pieces.push({ text: phrase.slice(at, from), isLocal: false })
    pieces.push({ text: quotedLocal(phrase.slice(from, to)), isLocal: true })
    at = to
  }
  pieces.push({ text: phrase.slice(at), isLocal: false })
  return pieces
}
