/** Rich Text Format: what the tokens of the document show, and its hyperlink fields. */
import iconv from 'iconv-lite'
import { Tokenize } from 'rtf-stream-parser'
import type { Found, ReadLimits } from '../extraction.ts'
import { createGather, type Gather } from './gather.ts'

type Token = {
  readonly type: number
  readonly word?: string
  readonly param?: number
  readonly data?: Buffer
}

/** Token types of rtf-stream-parser. */
const GROUP_START = 0
const GROUP_END = 1
const CONTROL = 2
const TEXT = 3

/** Groups whose text is no text of the document. */
const SILENT = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'themedata',
  'datastore',
  'latentstyles',
  'listtable',
  'rsidtbl',
  'generator',
  'objdata',
  'xmlnstbl',
  'colorschememapping',
  'listoverridetable',
])
const BREAKS = new Set(['par', 'line', 'cell', 'row', 'page', 'sect', 'tab'])
const ESCAPES = new Map([
  ['{', '{'],
  ['}', '}'],
  ['\\', '\\'],
  ['~', ' '],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
])
const HYPERLINK = /HYPERLINK\s+"([^"]{1,4096})"/i
const MAX_DEPTH = 200

type Group = { silent: boolean; field: boolean; skip: number }

export async function readRtf(bytes: Uint8Array, limits: ReadLimits): Promise<Found> {
  const gather = createGather(limits)
  const reader = createReader(gather)
  const tokenizer = new Tokenize()
  tokenizer.on('data', token => reader.take(token as Token))
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  tokenizer.on('end', resolve)
  tokenizer.on('error', reject)
  tokenizer.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  await promise
  reader.finish()
  return gather.found()
}

type Reader = { readonly take: (token: Token) => void; readonly finish: () => void }

function createReader(gather: Gather): Reader {
  const groups: Group[] = [{ silent: false, field: false, skip: 1 }]
  let codepage = 'cp1252'
  let text = ''
  let instruction = ''
  /** bytes of one character may come one by one */
  let bytes: number[] = []
  /** what follows \u for readers that know no Unicode */
  let substitutes = 0

  const put = (words: string): void => {
    const group = groups.at(-1)
    if (group?.field) instruction = (instruction + words).slice(0, 8192)
    else if (!group?.silent) text += words
  }
  const putBytes = (): void => {
    if (bytes.length > 0) put(decodeBytes(Buffer.from(bytes), codepage))
    bytes = []
  }
  const takeByte = (byte: number): void => {
    if (substitutes > 0) substitutes -= 1
    else bytes.push(byte)
  }
  const control = (word: string, param: number | undefined): void => {
    const group = groups.at(-1)
    if (!group) return
    if (word === 'fldinst') {
      group.field = true
      group.silent = false
    } else if (SILENT.has(word) || word === '*') group.silent = true
    else if (word === 'ansicpg') codepage = `cp${param ?? 1252}`
    else if (word === 'uc') group.skip = param ?? 1
    else if (word === 'u') {
      put(String.fromCharCode((param ?? 63) & 0xffff))
      substitutes = group.skip
    } else if (BREAKS.has(word)) put('\n')
    else if (ESCAPES.has(word)) put(ESCAPES.get(word) ?? '')
  }
  const closeGroup = (): void => {
    const group = groups.at(-1)
    const target = group?.field ? HYPERLINK.exec(instruction)?.[1] : undefined
    if (target) gather.addLink({ shown: '', target, origin: 'attachment' })
    if (group?.field) instruction = ''
    if (groups.length > 1) groups.pop()
  }
  const takeText = (data: Buffer): void => {
    const skipped = Math.min(substitutes, data.length)
    substitutes = 0
    put(decodeBytes(data.subarray(skipped), codepage))
  }
  const flush = (): void => {
    putBytes()
    gather.addText(text)
    text = ''
  }
  return {
    take(token) {
      if (token.type === CONTROL && token.word === "'" && token.data) return takeByte(token.data[0] ?? 63)
      putBytes()
      const top = groups.at(-1)
      if (token.type === GROUP_START && top && groups.length < MAX_DEPTH) groups.push({ ...top })
      else if (token.type === GROUP_END) closeGroup()
      else if (token.type === CONTROL && token.word) control(token.word, token.param)
      else if (token.type === TEXT && token.data) takeText(token.data)
      if (text.length > 65_536) flush()
    },
    finish: flush,
  }
}

function decodeBytes(data: Buffer, codepage: string): string {
  return iconv.decode(data, iconv.encodingExists(codepage) ? codepage : 'cp1252')
}
