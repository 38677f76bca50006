/**
 * Text as names are compared: `plain` is lower case without invisible characters and Latin marks, `skeleton` maps
 * letters that look alike to Latin ones unit by unit, so that a place in one is the same place in the other.
 */
import { enclosedLetter, looksLike, regionalLetter } from '../message/fold/confusables.ts'
import { visualOrder } from '../message/fold/visual.ts'

export type Folded = { readonly source: string; readonly plain: string; readonly skeleton: string }

const MARK =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u0730-\u074a\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g
const IGNORABLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\u{e0000}-\u{e0fff}]+/gu
/** 🅰 and the like have no compatibility mapping. */
const ENCLOSED = /[\u{1f110}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/g
const TURNED = /[\u202a-\u202e\u2066-\u2069]/
/** A blank between kana or kanji is letter spacing, or a line that wraps. */
const SPACED_CJK = /(?<=[\u3040-\u30ff\u3400-\u9fff])[ \u3000]+(?=[\u3040-\u30ff\u3400-\u9fff])/g
const FOREIGN = /[^\u0000-\u007f]/

/** Shapes that UTS #39 reads as digits and that writers of brand names use as letters. */
const OWN: Readonly<Record<string, string>> = {
  λ: 'a',
  з: 'z',
  ʒ: 'z',
  ζ: 'z',
  δ: 'a',
  '∆': 'a',
  '▲': 'a',
  '△': 'a',
  '○': 'o',
  〇: 'o',
  '◯': 'o',
  '●': 'o',
}

const alikeByUnit = new Uint16Array(0x10000)

const alikeUnit = (unit: number): number => {
  const known = alikeByUnit[unit] ?? 0
  if (known > 0) return known
  const letter = String.fromCharCode(unit)
  const look = OWN[letter] ?? looksLike(unit) ?? letter
  const result = look.length === 1 ? look.charCodeAt(0) : unit
  alikeByUnit[unit] = result
  return result
}

/** Only letters are mapped; kana, kanji and the like keep themselves. */
const alike = (text: string): string => {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    units[at] = unit < 0x80 || (unit >= 0x3040 && unit < 0xd800 && unit < 0xa640) ? unit : alikeUnit(unit)
  }
  return new TextDecoder('utf-16le').decode(units)
}

/** The letter without its marks, for Latin only: kana lose their voice when their marks go. */
const base = (letter: string): string => letter.normalize('NFD').charAt(0)

export const foldForNames = (source: string): Folded => {
  if (!FOREIGN.test(source)) {
    // /\ drawn as an A
    const plain = source.toLowerCase().replaceAll('/\\m', 'am')
    return { source, plain, skeleton: plain }
  }
  const shown = TURNED.test(source) ? visualOrder(source).text : source
  const opened = shown.replace(ENCLOSED, letter => {
    const code = letter.codePointAt(0) ?? 0
    return enclosedLetter(code) ?? regionalLetter(code) ?? letter
  })
  const composed = opened.replace(IGNORABLE, '').replace(MARK, '').normalize('NFKC').toLowerCase()
  const plain = composed.replace(MARK, '').replace(ACCENTED, base).replace(SPACED_CJK, '')
  return { source, plain, skeleton: alike(plain) }
}
