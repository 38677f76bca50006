/** What a piece of evidence is called: the sentence of the verdict where there is one, else its id in words. */
import type { Evidence } from '../../evidence/evidence.ts'
import type { Locale } from './index.ts'

/** `from-name-claim` → `from name claim`. */
export const evidenceWords = (_locale: Locale, evidence: Evidence): string => evidence.id.replace(/[-_]+/g, ' ')
