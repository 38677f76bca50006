/** What each UTF-16 unit becomes before matching, and what kind of character it is: two tables made once. */

export const KIND = {
  other: 0,
  latin: 1,
  kana: 2,
  han: 3,
  devanagari: 4,
  arabic: 5,
  letter: 6,
  thai: 7,
  digit: 8,
  hangul: 9,
} as const

/** One of KIND for each UTF-16 unit. */
export const kindOf = new Uint8Array(65_536)

/** Replacement for each UTF-16 unit; 0 = dropped, 32 = white space. */
export const folded = new Uint16Array(65_536)

export const HASH = 35
export const SPACE = 32

const fill = (from: number, to: number, kind: number): void => {
  kindOf.fill(kind, from, to + 1)
}

const RANGES: readonly (readonly [number, number, number])[] = [
  [0x30, 0x39, KIND.digit],
  [0x41, 0x5a, KIND.latin],
  [0x61, 0x7a, KIND.latin],
  [0xc0, 0x24f, KIND.latin],
  [0x1e00, 0x1eff, KIND.latin],
  [0x370, 0x52f, KIND.letter],
  [0x531, 0x5ea, KIND.letter],
  [0x620, 0x64a, KIND.arabic],
  [0x66e, 0x6d3, KIND.arabic],
  [0x660, 0x669, KIND.digit],
  [0x6f0, 0x6f9, KIND.digit],
  [0x900, 0x963, KIND.devanagari],
  [0x966, 0x96f, KIND.digit],
  [0xe01, 0xe4e, KIND.thai],
  [0x3005, 0x3007, KIND.han],
  [0x3041, 0x30ff, KIND.kana],
  [0x3400, 0x9fff, KIND.han],
  [0xac00, 0xd7a3, KIND.hangul],
  [0xf900, 0xfaff, KIND.han],
]

/** Zero-width, joiners, bidi controls, variation selectors, combining noise, Arabic vowel signs and tatweel. */
const DROPPED: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x61c, 0x61c],
  [0x640, 0x640],
  [0x64b, 0x65f],
  [0x73f, 0x73f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
]

const SPACES = [
  0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
]

const SAME: readonly (readonly [string, string])[] = [
  ['’‘‛′`´', "'"],
  ['‐‑‒–—―−', '-'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['đð', 'd'],
  ['ı', 'i'],
  ['أإآٱ', 'ا'],
  ['ى', 'ي'],
  ['ة', 'ه'],
]

/** Latin letters lose their accents: scams drop them as often as not, and so do mobile keyboards. */
const foldLatin = (unit: number): number =>
  kindOf[unit] === KIND.latin ? String.fromCharCode(unit).normalize('NFD').charCodeAt(0) : unit

const fillTables = (): void => {
  for (const [from, to, kind] of RANGES) fill(from, to, kind)
  for (let unit = 0; unit < folded.length; unit++) {
    const plain = foldLatin(unit)
    folded[unit] = kindOf[unit] === KIND.digit ? HASH : plain
  }
  for (let unit = 0x41; unit <= 0x5a; unit++) folded[unit] = unit + 32
  for (const [from, to] of DROPPED) folded.fill(0, from, to + 1)
  for (let unit = 0x2000; unit <= 0x200a; unit++) folded[unit] = SPACE
  for (const unit of SPACES) folded[unit] = SPACE
  for (const [from, to] of SAME) {
    for (const letter of from) folded[letter.charCodeAt(0)] = to.charCodeAt(0)
  }
}
fillTables()

/** Roles that a unit plays beside its letter; most units play none. */
export const ROLE = { twoLetters: 1, numeral: 2, stop: 4, counted: 8 } as const

/** ROLE bits for each UTF-16 unit. */
export const roleOf = new Uint8Array(65_536)

/** Letters that fold to two. */
export const twoLetters: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xdf, [0x73, 0x73]],
  [0xe6, [0x61, 0x65]],
  [0x153, [0x6f, 0x65]],
])

/** Before these, an ideograph of a number counts something: 三日, 二十四時間, 两天. */
const ROLES: readonly (readonly [string, number])[] = [
  ['一二三四五六七八九十数两', ROLE.numeral],
  ['日時週天个小営工', ROLE.counted],
  ['。｡।؟!?■□▼▶•', ROLE.stop],
]

/** 1 for a letter of a script that puts blanks between words. */
export const spacedLetter = new Uint8Array(65_536)

/** 1 for kana, ideographs and their punctuation: no blanks are kept beside them. */
export const cjk = new Uint8Array(65_536)

const fillRoles = (): void => {
  for (const [units, role] of ROLES) {
    for (const unit of units) roleOf[unit.charCodeAt(0)] = (roleOf[unit.charCodeAt(0)] ?? 0) | role
  }
  for (const unit of twoLetters.keys()) roleOf[unit] = ROLE.twoLetters
  for (let unit = 0; unit < 65_536; unit++) {
    const kind = kindOf[unit]
    const spaced =
      kind === KIND.latin || kind === KIND.letter || kind === KIND.devanagari || kind === KIND.arabic
    spacedLetter[unit] = spaced ? 1 : 0
    cjk[unit] = kind === KIND.kana || kind === KIND.han || (unit >= 0x3000 && unit <= 0x303f) ? 1 : 0
  }
}
fillRoles()

export const isSpacedLetter = (unit: number): boolean => spacedLetter[unit] === 1
