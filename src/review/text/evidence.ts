/** What a piece of evidence is called: its sentence of the verdict, in the reader's language. */
import type { Evidence } from '../../evidence/evidence.ts'
import { type Piece, piecesOf, type SentenceLanguage, sayPieces, sentences } from '../../verdict/explain.ts'
import type { Locale } from './index.ts'

/** A third language of the pages falls back to the English sentences until it has its own. */
const spoken = (locale: string): SentenceLanguage =>
  Object.hasOwn(sentences, locale) ? (locale as SentenceLanguage) : 'en'

/** Without a sentence: `from-name-claim` → `from name claim`. */
export const evidencePieces = (locale: Locale, evidence: Evidence): readonly Piece[] =>
  piecesOf(spoken(locale), evidence) ?? [evidence.id.replace(/[-_]+/g, ' ')]

export const evidenceWords = (locale: Locale, evidence: Evidence): string =>
  sayPieces(evidencePieces(locale, evidence))
