/** Names of charsets as mail writes them, mapped to the decoder that reads them rightly. */

type Decoder =
  | 'utf-8'
  | 'ascii'
  | 'jis'
  | 'utf-7'
  | 'utf-32'
  | 'hz'
  | 'iso-2022-kr'
  | 'iconv'
  | 'whatwg'
  | 'none'

/** Names that TextDecoder does not know, or reads otherwise than the writer meant. */
const SPECIAL: Readonly<Record<string, readonly [Decoder, string]>> = {
  '': ['none', ''],
  'us-ascii': ['ascii', 'us-ascii'],
  ascii: ['ascii', 'us-ascii'],
  'ansi_x3.4-1968': ['ascii', 'us-ascii'],
  '7bit': ['none', ''],
  '8bit': ['none', ''],
  binary: ['none', ''],
  unknown: ['none', ''],
  'unknown-8bit': ['none', ''],
  'x-unknown': ['none', ''],
  default: ['none', ''],
  default_charset: ['none', ''],
  'utf-8': ['utf-8', 'utf-8'],
  utf8: ['utf-8', 'utf-8'],
  'utf-7': ['utf-7', 'utf-7'],
  'unicode-1-1-utf-7': ['utf-7', 'utf-7'],
  'x-unicode-2-0-utf-7': ['utf-7', 'utf-7'],
  'utf-32': ['utf-32', 'utf-32'],
  'utf-32le': ['iconv', 'utf-32le'],
  'utf-32be': ['iconv', 'utf-32be'],
  'iso-10646-ucs-4': ['utf-32', 'utf-32'],
  'iso-2022-jp': ['jis', 'iso-2022-jp'],
  'iso-2022-jp-1': ['jis', 'iso-2022-jp'],
  'iso-2022-jp-2': ['jis', 'iso-2022-jp'],
  'iso-2022-jp-3': ['jis', 'iso-2022-jp'],
  'iso-2022-jp-2004': ['jis', 'iso-2022-jp'],
  'iso-2022-jp-ms': ['jis', 'iso-2022-jp'],
  csiso2022jp: ['jis', 'iso-2022-jp'],
  cswindows31j: ['whatwg', 'shift_jis'],
  cp50220: ['jis', 'iso-2022-jp'],
  cp50221: ['jis', 'iso-2022-jp'],
  cp50222: ['jis', 'iso-2022-jp'],
  jis: ['jis', 'iso-2022-jp'],
  'x-jis': ['jis', 'iso-2022-jp'],
  cp932: ['whatwg', 'shift_jis'],
  ms_kanji: ['whatwg', 'shift_jis'],
  shiftjis: ['whatwg', 'shift_jis'],
  'shift-jis': ['whatwg', 'shift_jis'],
  's-jis': ['whatwg', 'shift_jis'],
  eucjp: ['whatwg', 'euc-jp'],
  'eucjp-ms': ['whatwg', 'euc-jp'],
  'euc-jp-ms': ['whatwg', 'euc-jp'],
  cp51932: ['whatwg', 'euc-jp'],
  'hz-gb-2312': ['hz', 'hz-gb-2312'],
  'iso-2022-kr': ['iso-2022-kr', 'iso-2022-kr'],
  cp936: ['whatwg', 'gb18030'],
  ms936: ['whatwg', 'gb18030'],
  gbk: ['whatwg', 'gb18030'],
  gb2312: ['whatwg', 'gb18030'],
  'euc-cn': ['whatwg', 'gb18030'],
  gb18030: ['whatwg', 'gb18030'],
  cp949: ['whatwg', 'euc-kr'],
  uhc: ['whatwg', 'euc-kr'],
  cp950: ['whatwg', 'big5'],
  latin1: ['whatwg', 'windows-1252'],
}

export type Charset = { readonly decoder: Decoder; readonly name: string; readonly known: boolean }

const lookUp = (label: string): Charset => {
  const special = SPECIAL[label]
  if (special !== undefined) return { decoder: special[0], name: special[1], known: special[0] !== 'none' }
  try {
    return { decoder: 'whatwg', name: new TextDecoder(label).encoding, known: true }
  } catch {
    // Not in the WHATWG list: perhaps iconv-lite knows it (cp437, cp850, utf-7-imap …).
    return { decoder: 'iconv', name: label, known: false }
  }
}

const cache = new Map<string, Charset>()
const MAX_CACHE = 500

/** `Shift_JIS*ja`, ` "ISO-2022-JP" ` and `cp932` all find their decoder; names nobody knows are `none`. */
export const charsetOf = (label: string, knows: (name: string) => boolean): Charset => {
  const hit = cache.get(label)
  if (hit !== undefined) return hit
  const bare = label
    .slice(0, 60)
    .toLowerCase()
    .replace(/["'\s]/g, '')
    .replace(/\*.*$/, '')
  const found = Object.hasOwn(SPECIAL, bare) || bare !== '' ? lookUp(bare) : lookUp('')
  const charset =
    found.decoder === 'iconv' && !knows(found.name)
      ? ({ decoder: 'none', name: '', known: false } as const)
      : { ...found, known: found.decoder !== 'none' }
  if (cache.size >= MAX_CACHE) cache.clear()
  cache.set(label, charset)
  return charset
}
