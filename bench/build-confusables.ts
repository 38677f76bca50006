/** Writes src/message/fold/confusables.generated.ts: the letters of UTS #39 that look like a Latin letter or digit. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const source = JSON.parse(readFileSync(require.resolve('unhomoglyph/data.json'), 'utf8')) as Record<
  string,
  string
>

/**
 * UTS #39 keeps letters apart that only a typographer tells apart (ĸ and k) and has no entry for small capitals:
 * composed by hand, each row by the shape of the letter in common sans-serif fonts.
 */
const composed: Readonly<Record<string, string>> = {
  ...{
    ĸ: 'k',
    ʙ: 'b',
    ʍ: 'm',
    ʜ: 'h',
    ᴛ: 't',
    ᴀ: 'a',
    ᴄ: 'c',
    ᴅ: 'd',
    ᴇ: 'e',
    ꜰ: 'f',
    ɢ: 'g',
    ɪ: 'i',
    ᴊ: 'j',
  },
  ...{
    ᴋ: 'k',
    ʟ: 'l',
    ᴍ: 'm',
    ɴ: 'n',
    ᴏ: 'o',
    ᴘ: 'p',
    ꞯ: 'q',
    ʀ: 'r',
    ꜱ: 's',
    ᴜ: 'u',
    ᴠ: 'v',
    ᴡ: 'w',
    ʏ: 'y',
  },
  ...{
    ᴢ: 'z',
    ʐ: 'z',
    ʑ: 'z',
    ʂ: 's',
    ʃ: 's',
    ɱ: 'm',
    ɐ: 'a',
    ə: 'e',
    ɘ: 'e',
    ɜ: 'e',
    ɔ: 'o',
    ɯ: 'm',
    ɹ: 'r',
  },
  ...{
    ʇ: 't',
    ʌ: 'v',
    ʎ: 'y',
    ω: 'w',
    χ: 'x',
    ζ: 'z',
    ε: 'e',
    τ: 't',
    κ: 'k',
    η: 'n',
    μ: 'u',
    π: 'n',
    ξ: 'e',
  },
  ...{
    λ: 'l',
    β: 'b',
    ς: 's',
    θ: 'o',
    п: 'n',
    и: 'u',
    й: 'u',
    г: 'r',
    я: 'r',
    з: '3',
    э: 'e',
    ц: 'u',
    ч: '4',
  },
  ...{
    ш: 'w',
    щ: 'w',
    л: 'n',
    ь: 'b',
    ғ: 'f',
    қ: 'k',
    ң: 'h',
    ҙ: '3',
    ҳ: 'x',
    ҷ: '4',
    ә: 'e',
    ө: 'o',
    ћ: 'h',
  },
  ...{
    ђ: 'h',
    ꞓ: 'e',
    ꭓ: 'x',
    ꞷ: 'w',
    ł: 'l',
    ø: 'o',
    đ: 'd',
    ħ: 'h',
    ŧ: 't',
    ƶ: 'z',
    ı: 'i',
    ŋ: 'n',
    ⱥ: 'a',
  },
  ...{ ƀ: 'b', ȼ: 'c', ɇ: 'e', ǥ: 'g', ɨ: 'i', ɉ: 'j', '€': 'e', '£': 'l' },
  // Canadian syllabics, as generators of "fancy text" use them.
  ...{
    ᗩ: 'a',
    ᗷ: 'b',
    ᑕ: 'c',
    ᗪ: 'd',
    ᗴ: 'e',
    ᖴ: 'f',
    ᕼ: 'h',
    ᒎ: 'j',
    ᒪ: 'l',
    ᗰ: 'm',
    ᑎ: 'n',
    ᗝ: 'o',
    ᑭ: 'p',
  },
  ...{ ᑫ: 'q', ᖇ: 'r', ᔕ: 's', ᑌ: 'u', ᐯ: 'v', ᗯ: 'w', ᘔ: 'z' },
}

/** The prototype as one or two of [a-z0-9], or null where a reader would not take it for them. */
function resolve(prototype: string): string | null {
  const letters = [...prototype.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()]
  const plain = letters.map(letter => (/^[a-z0-9]$/.test(letter) ? letter : composed[letter]))
  if (plain.includes(undefined)) return null
  const out = plain.join('')
  if (out === 'rn') return 'm'
  if (out === 'vv') return 'w'
  return out.length === 1 || out.length === 2 ? out : null
}

const lettersOf = new Map<string, number[]>()
for (const letter of new Set([...Object.keys(source), ...Object.keys(composed)])) {
  if (/^[\x00-\x7f]/.test(letter) || [...letter].length !== 1) continue
  const plain = composed[letter] ?? resolve(source[letter] ?? letter)
  if (plain === null || letter.normalize('NFKC').toLowerCase() === plain) continue
  lettersOf.set(plain, [...(lettersOf.get(plain) ?? []), letter.codePointAt(0) ?? 0])
}
const escaped = (codes: readonly number[]) =>
  codes
    .toSorted((a, b) => a - b)
    .map(code => `\\u{${code.toString(16)}}`)
    .join('')
const rows = [...lettersOf]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([to, from]) => `  ['${to}', '${escaped(from)}'],`)
const count = [...lettersOf.values()].flat().length

writeFileSync(
  new URL('../src/message/fold/confusables.generated.ts', import.meta.url),
  `/**
 * Letters that look like a Latin letter or digit: [what they look like, the letters].
 * Origin: Unicode 13.0.0 security/confusables.txt (UTS #39), through unhomoglyph 1.0.6 (MIT), and the rows marked
 * composed in bench/build-confusables.ts, which wrote this file on 2026-11-22. ${count} letters.
 */
export const confusableLetters: readonly (readonly [string, string])[] = [
${rows.join('\n')}
]
`,
)
