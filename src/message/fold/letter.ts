/** One character folded on its own: compatibility forms, case, quotes and dashes (NFKC, UAX #15). */
import { Kind, kindOf } from './characters.ts'
import { enclosedLetter, looksLike } from './confusables.ts'

/** Characters that NFKC keeps apart and a reader does not. The prolonged sound mark ー and 一 are no dashes. */
const unified: Readonly<Record<string, string>> = {
  ...{ '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '´': "'", '`': "'", ʼ: "'", '＇': "'" },
  ...{
    '“': '"',
    '”': '"',
    '„': '"',
    '‟': '"',
    '″': '"',
    '«': '"',
    '»': '"',
    '＂': '"',
    '〝': '"',
    '〟': '"',
  },
  ...{ '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '﹘': '-', '－': '-', '⁃': '-' },
  ...{
    '〜': '~',
    '⁄': '/',
    '∕': '/',
    '・': '・',
    ς: 'σ',
    ゛: '\u3099',
    ゜: '\u309a',
    ﾞ: '\u3099',
    ﾟ: '\u309a',
  },
}

/** Phonetic letters, small capitals and other letters that belong to no living alphabet's everyday writing. */
function isPhonetic(code: number): boolean {
  return (
    (code >= 0x250 && code < 0x2b0) ||
    (code >= 0x1d00 && code < 0x1dc0) ||
    (code >= 0xa730 && code < 0xa800) ||
    (code >= 0xab30 && code < 0xab70)
  )
}

/** The longest words that are one character: ㌖ is キロメートル. */
const maxForm = 8

function compute(code: number): string {
  const character = String.fromCodePoint(code)
  const fixed = unified[character] ?? enclosedLetter(code)
  if (fixed !== null && fixed !== undefined) return fixed
  if (isPhonetic(code)) {
    const latin = looksLike(code)
    if (latin?.length === 1) return latin
  }
  const folded = character.normalize('NFKC').toLowerCase().normalize('NFKC')
  // U+FDFA is a sentence of 18 letters in one character: no word is written with it, and it would be a bomb.
  if (folded.length > maxForm) return character
  // A spacing accent would become a space with a loose accent, and cut the word.
  if (kindOf(folded.codePointAt(0) ?? 0) === Kind.space) return character
  // A compatibility form may itself be a quote, a dash or a letter with another form.
  return folded === character
    ? folded
    : [...folded].map(part => foldLetter(part.codePointAt(0) ?? 0)).join('')
}

const cache = new Map<number, string>()

/** The folded form of one code point: usually one character, at most a short word (㈱ → (株)). */
export function foldLetter(code: number): string {
  const known = cache.get(code)
  if (known !== undefined) return known
  const folded = compute(code)
  if (cache.size >= 16_384) cache.clear()
  cache.set(code, folded)
  return folded
}
