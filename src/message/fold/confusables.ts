/** The Latin letter that a character passes for (UTS #39), and the forms of letters that NFKC leaves alone. */
import { confusableLetters } from './confusables.generated.ts'

const latinByCode = new Map<number, string>()
for (const [latin, letters] of confusableLetters) {
  for (const letter of letters) latinByCode.set(letter.codePointAt(0) ?? 0, latin)
}

/** What a character looks like, in [a-z0-9], or null; an upper-case letter is judged by its own shape first. */
export function looksLike(code: number): string | null {
  const own = latinByCode.get(code)
  const lower = String.fromCodePoint(code).toLowerCase().codePointAt(0) ?? code
  // UTS #39 takes every capital I for l; the small letter says which of the two is meant.
  if (lower !== code && (own === undefined || own === 'l')) return latinByCode.get(lower) ?? own ?? null
  return own ?? null
}

/** Letters in circles and squares without a compatibility mapping in Unicode: 🅐 🅰 and the like. */
export function enclosedLetter(code: number): string | null {
  if (code >= 0x1f150 && code <= 0x1f169) return String.fromCharCode(0x61 + code - 0x1f150)
  if (code >= 0x1f170 && code <= 0x1f189) return String.fromCharCode(0x61 + code - 0x1f170)
  // ⒜ and 🄐 would become "(a)" under NFKC, and cut the word.
  if (code >= 0x249c && code <= 0x24b5) return String.fromCharCode(0x61 + code - 0x249c)
  if (code >= 0x1f110 && code <= 0x1f129) return String.fromCharCode(0x61 + code - 0x1f110)
  return null
}

/** A letter of the regional indicators, which are drawn as flags in pairs. */
export function regionalLetter(code: number): string | null {
  return code >= 0x1f1e6 && code <= 0x1f1ff ? String.fromCharCode(0x61 + code - 0x1f1e6) : null
}
