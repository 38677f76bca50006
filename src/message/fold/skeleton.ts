/** Names folded for comparison: look-alike letters of every script, digits for letters, kana variants (UTS #39). */
import { Kind, kindOf } from './characters.ts'
import { looksLike } from './confusables.ts'
import { type Folded, foldText } from './fold.ts'

/** ASCII that stands for letters in disguised names; i, l, 1 and | are one letter to the eye. */
const ascii: Readonly<Record<string, string>> = {
  ...{
    '0': 'o',
    '1': 'l',
    '2': 'z',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
    '|': 'l',
    '!': 'l',
    i: 'l',
  },
}

/** Han and kana that pass for the katakana of a brand name; composed, by the shape of the letters. */
const katakana: Readonly<Record<string, string>> = {
  ...{
    口: 'ロ',
    力: 'カ',
    二: 'ニ',
    工: 'エ',
    夕: 'タ',
    卜: 'ト',
    八: 'ハ',
    千: 'チ',
    了: 'ア',
    丿: 'ノ',
    三: 'ミ',
  },
  ...{
    ソ: 'ン',
    ム: 'マ',
    ァ: 'ア',
    ィ: 'イ',
    ゥ: 'ウ',
    ェ: 'エ',
    ォ: 'オ',
    ャ: 'ヤ',
    ュ: 'ユ',
    ョ: 'ヨ',
    ッ: 'ツ',
  },
  ...{ ヮ: 'ワ', ヵ: 'カ', ヶ: 'ケ', ー: '', 一: '', ㇱ: 'シ', ㇺ: 'マ' },
}

function compute(code: number): string {
  const character = String.fromCodePoint(code)
  if (code < 0x80) return ascii[character] ?? character
  // Hiragana to katakana, and the small ones to the large ones.
  const kana = code >= 0x3041 && code <= 0x3096 ? String.fromCharCode(code + 0x60) : character
  const known = katakana[kana]
  if (known !== undefined || kindOf(code) === Kind.cjk) return known ?? kana
  const latin = looksLike(code) ?? looksLike(base(character)) ?? String.fromCodePoint(base(character))
  return [...latin].map(letter => ascii[letter] ?? letter).join('')
}

/** The letter without its accents. */
function base(character: string): number {
  return character.normalize('NFD').codePointAt(0) ?? 0
}

const cache = new Map<number, string>()

function skeletonOf(code: number): string {
  const known = cache.get(code)
  if (known !== undefined) return known
  const skeleton = compute(code)
  if (cache.size >= 16_384) cache.clear()
  cache.set(code, skeleton)
  return skeleton
}

/** rn for m and vv for w: the pairs that sans-serif fonts draw as one letter. */
function pairOf(last: string | undefined, next: string): string | null {
  if (last === 'r' && next === 'n') return 'm'
  return last === 'v' && next === 'v' ? 'w' : null
}

/** The skeleton with the way back to the source. Compare it with the skeleton of the name, never with the name. */
export function foldSkeleton(source: string): Folded {
  const folded = foldText(source)
  const units: string[] = []
  const places: number[] = []
  for (let index = 0; index < folded.text.length; index++) {
    const place = folded.map === null ? index : (folded.map[index] ?? 0)
    const code = folded.text.codePointAt(index) ?? 0
    if (code > 0xffff) index++
    const letters = skeletonOf(code)
    for (let unitAt = 0; unitAt < letters.length; unitAt++) {
      const unit = letters.charAt(unitAt)
      const pair = pairOf(units[units.length - 1], unit)
      if (pair !== null) units[units.length - 1] = pair
      else {
        units.push(unit)
        places.push(place)
      }
    }
  }
  return { text: units.join(''), source, map: Uint32Array.from(places) }
}

/** The skeleton of a name or word. */
export function skeleton(source: string): string {
  return foldSkeleton(source).text
}
