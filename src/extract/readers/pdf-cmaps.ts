/**
 * The predefined CJK encodings of PDF (ISO 32000 §9.7.5.2) for text alone. pdf.js reads them in two steps, code → CID →
 * Unicode, from files of several megabytes. We need no glyphs: our CID is the Unicode number itself, and the tables
 * from code to Unicode are those that TextDecoder has.
 */

const BLOCK = 100
/** U+FF61, the first of the half-width katakana */
const HALF_WIDTH = 0xff61

type Charset = {
  readonly label: string
  readonly lead: readonly [number, number]
  readonly trail: readonly [number, number]
  readonly minus: number
}

const SHIFT_JIS: Charset = { label: 'shift_jis', lead: [0x81, 0xfc], trail: [0x40, 0xfc], minus: 0 }
const EUC_JP: Charset = { label: 'euc-jp', lead: [0xa1, 0xfe], trail: [0xa1, 0xfe], minus: 0 }
/** ISO-2022 rows and cells: EUC without the high bits. */
const JIS_ROWS: Charset = { ...EUC_JP, minus: 0x8080 }
const GBK: Charset = { label: 'gbk', lead: [0x81, 0xfe], trail: [0x40, 0xfe], minus: 0 }
const BIG5: Charset = { label: 'big5', lead: [0x81, 0xfe], trail: [0x40, 0xfe], minus: 0 }
const EUC_KR: Charset = { label: 'euc-kr', lead: [0x81, 0xfe], trail: [0x41, 0xfe], minus: 0 }

const RULES: readonly (readonly [RegExp, Charset | 'unicode'])[] = [
  [/^Uni(?:JIS|GB|CNS|KS)\w*-(?:UCS2|UTF16)-/, 'unicode'],
  [/RKSJ-[HV]$/, SHIFT_JIS],
  [/^EUC-[HV]$/, EUC_JP],
  [/^[HV]$/, JIS_ROWS],
  [/^GB\w*-(?:EUC-)?[HV]$/, GBK],
  [/^(?:B5pc|ETen\w*|HK\w*)-(?:B5-)?[HV]$/, BIG5],
  [/^KSC\w*-(?:UHC|EUC)-/, EUC_KR],
]

const made = new Map<string, Uint8Array>()

/** What pdf.js asks its files from, one for each document; it gives up on the font where this throws. */
export class CMapFactory {
  #ours = false

  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl') throw new Error(`no ${kind} here`)
    const isToUnicode = /^Adobe-\w+-UCS2$/.test(filename)
    // A font with real CIDs and no encoding of ours would turn into other words.
    if (isToUnicode && !this.#ours) throw new Error(`no ${filename} here`)
    const bytes =
      made.get(filename) ?? new TextEncoder().encode(isToUnicode ? toUnicode() : writeCMap(filename))
    made.set(filename, bytes)
    this.#ours = true
    return bytes
  }
}

function writeCMap(name: string): string {
  const charset = RULES.find(([pattern]) => pattern.test(name))?.[1]
  if (!charset) throw new Error(`unknown encoding ${name}`)
  return charset === 'unicode' ? twoBytes() : fromCharset(charset)
}

const hex = (value: number, digits: number): string => `<${value.toString(16).padStart(digits, '0')}>`

/** CID → Unicode: the same number. */
function toUnicode(): string {
  return '1 begincodespacerange <0000> <ffff> endcodespacerange\n1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange\n'
}

function twoBytes(): string {
  return `1 begincodespacerange <0000> <ffff> endcodespacerange\n1 begincidrange\n<0000> <ffff> 0\nendcidrange\n`
}

function fromCharset(charset: Charset): string {
  const { label, lead, trail, minus } = charset
  const decoder = new TextDecoder(label)
  const ranges: string[] = minus === 0 ? [`<20> <7e> ${0x20}`] : []
  // half-width katakana
  if (label === 'shift_jis') ranges.push(`<a1> <df> ${HALF_WIDTH}`)
  for (let first = lead[0]; first <= lead[1]; first += 1) {
    if (label === 'shift_jis' && first >= 0xa0 && first <= 0xdf) continue
    for (let second = trail[0]; second <= trail[1]; second += 1) {
      const text = decoder.decode(Uint8Array.of(first, second))
      if (text.length !== 1 || text === '\ufffd') continue
      const code = hex(first * 256 + second - minus, 4)
      ranges.push(`${code} ${code} ${text.charCodeAt(0)}`)
    }
  }
  return `${codespace(charset)}${blocks(ranges)}`
}

function codespace({ label, lead, trail, minus }: Charset): string {
  const pair = (from: number, to: number): string =>
    `${hex(from * 256 + trail[0] - minus, 4)} ${hex(to * 256 + trail[1] - minus, 4)}`
  const spaces = minus === 0 ? ['<00> <80>'] : []
  if (label === 'shift_jis') spaces.push('<a0> <df>', pair(0x81, 0x9f), pair(0xe0, 0xfc))
  else spaces.push(pair(lead[0], lead[1]))
  return `${spaces.length} begincodespacerange\n${spaces.join('\n')}\nendcodespacerange\n`
}

function blocks(ranges: readonly string[]): string {
  const written: string[] = []
  for (let start = 0; start < ranges.length; start += BLOCK) {
    const block = ranges.slice(start, start + BLOCK)
    written.push(`${block.length} begincidrange\n${block.join('\n')}\nendcidrange\n`)
  }
  return written.join('')
}
