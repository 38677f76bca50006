/** What kind of character a code point is, looked up once and remembered in one byte each. */

export const Kind = {
  other: 1,
  space: 2,
  digit: 3,
  latin: 4,
  /** alphabets whose letters pass for Latin ones: Greek, Cyrillic, Armenian, Cherokee, Lisu, Coptic … */
  lookalike: 5,
  cjk: 6,
  hangul: 7,
  /** letters of every other script */
  letter: 8,
  mark: 9,
  /** default-ignorable: nothing is drawn */
  ignorable: 10,
  bidi: 11,
} as const
export type Kind = (typeof Kind)[keyof typeof Kind]

const kinds = new Uint8Array(0x110000)

/** Bidirectional controls (UAX #9): marks, embeddings, overrides, isolates. */
const bidiControl = /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]$/
const lookalikeScript =
  /^[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Coptic}\p{Script=Deseret}\p{Script=Osage}\p{Script=Old_Italic}\p{Script=Tifinagh}\p{Script=Canadian_Aboriginal}\p{Script=Warang_Citi}\p{Script=Runic}]$/u

function find(code: number): Kind {
  const character = String.fromCodePoint(code)
  if (bidiControl.test(character)) return Kind.bidi
  if (/^\s$/u.test(character)) return code === 0xfeff ? Kind.ignorable : Kind.space
  // Hangul fillers and U+00AD are default-ignorable as well; controls have no glyph either.
  if (/^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u.test(character)) return Kind.ignorable
  if (/^\p{M}$/u.test(character)) return Kind.mark
  if (/^\p{Nd}$/u.test(character)) return Kind.digit
  if (!/^[\p{L}\p{Nl}]$/u.test(character)) return Kind.other
  if (/^\p{Script=Latin}$/u.test(character)) return Kind.latin
  if (lookalikeScript.test(character)) return Kind.lookalike
  if (/^\p{Script=Hangul}$/u.test(character)) return Kind.hangul
  if (
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u30fc\uff70]$/u.test(character)
  ) {
    return Kind.cjk
  }
  return Kind.letter
}

/** The kind of a code point. */
export function kindOf(code: number): Kind {
  const known = kinds[code]
  if (known !== undefined && known !== 0) return known as Kind
  const kind = code >= 0 && code < 0x110000 ? find(code) : Kind.other
  if (code >= 0 && code < 0x110000) kinds[code] = kind
  return kind
}

/** Letters of any script. */
export function isLetter(kind: Kind): boolean {
  return kind >= Kind.latin && kind <= Kind.letter
}
