/**
 * `npm run bench:plot`: writes docs/images/linear.svg: CPU time of parsing and judging against the size of a message, for
 * English text, HTML and Japanese text of our own.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nothingKnown } from '../dist/auth/nothing.js'
import { amazon } from '../dist/brands/index.js'
import { collectEvidence } from '../dist/evidence/index.js'
import { readLanguage } from '../dist/language/read.js'
import { parseMessage } from '../dist/message/parse.js'
import { judge } from '../dist/verdict/judge.js'

type Series = {
  readonly name: string
  readonly colour: string
  readonly type: string
  readonly text: (n: number) => string
}
type Point = { readonly kb: number; readonly ms: number }

const SIZES = [10, 20, 40, 80, 160, 240, 320, 400, 480, 512, 640, 800, 1024, 1400, 1700, 2048]
/** DESIGN: of larger messages the headers and the first 512 KB are read. */
const LIMIT_KB = 512
const REPEAT = 4
const BATCH_MS = 80

const SERIES: readonly Series[] = [
  {
    name: 'text, English',
    colour: '#1f5fa8',
    type: 'text/plain',
    text: n => `Dear customer, your order ${n} has left our house. You can look it up in your account.\r\n`,
  },
  {
    name: 'text, Japanese',
    colour: '#b3402a',
    type: 'text/plain',
    text: n => `お客様のご注文${n}は発送されました。詳細はアカウントサービスでご確認ください。\r\n`,
  },
  {
    name: 'HTML',
    colour: '#2b7a3d',
    type: 'text/html',
    text: n =>
      `<tr><td style="color:#333;font-size:14px">Order ${n}</td><td class="b"><a href="https://shop.example/${n}">Show</a></td></tr>\r\n`,
  },
]

const authentication = nothingKnown({ reason: 'not measured here' })
const thresholds = { suspected: 40, impersonation: 70 }

function makeMessage({ type, text }: Series, kb: number): Buffer {
  const parts = [
    `From: Amazon <a@shop.example>\r\nSubject: order\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n`,
  ]
  for (let size = 0, n = 1; size < kb * 1024; n += 1) {
    const line = text(n)
    size += Buffer.byteLength(line)
    parts.push(line)
  }
  return Buffer.from(parts.join(''))
}

function examineOnce(raw: Buffer): void {
  const message = parseMessage(raw)
  const language = readLanguage(message)
  judge(collectEvidence({ message, authentication, brand: amazon, language }), language, thresholds)
}

/** Milliseconds of CPU time for one message, of as many as make the clock's grain small. */
function cpuOf(raw: Buffer): number {
  const started = process.cpuUsage()
  for (let count = 1; ; count += 1) {
    examineOnce(raw)
    const { user, system } = process.cpuUsage(started)
    const ms = (user + system) / 1000
    if (ms >= BATCH_MS) return ms / count
  }
}

/** The fastest of several, after as many to warm up. */
function measure(series: Series): readonly Point[] {
  const messages = SIZES.map(kb => ({ kb, raw: makeMessage(series, kb), best: Number.POSITIVE_INFINITY }))
  for (let round = 0; round < 2 * REPEAT; round += 1) {
    for (const each of messages) {
      const ms = cpuOf(each.raw)
      if (round >= REPEAT) each.best = Math.min(each.best, ms)
    }
  }
  return messages.map(({ kb, best }) => ({ kb, ms: best }))
}

const WIDTH = 760
const HEIGHT = 420
const LEFT = 60
const TOP = 40
const PLOT = { width: WIDTH - LEFT - 30, height: HEIGHT - TOP - 60 }

function draw(measured: readonly { readonly series: Series; readonly points: readonly Point[] }[]): string {
  const most = Math.max(...measured.flatMap(({ points }) => points.map(point => point.ms)))
  const step = [1, 2, 5, 10, 20, 50].find(each => most / each <= 8) ?? 100
  const top = Math.ceil(most / step) * step
  const x = (kb: number) => (LEFT + (kb / 2048) * PLOT.width).toFixed(1)
  const y = (ms: number) => (TOP + PLOT.height - (ms / top) * PLOT.height).toFixed(1)
  const right = LEFT + PLOT.width
  const lines = [
    ...Array.from({ length: top / step + 1 }, (_, n) => n * step).map(
      ms =>
        `<line x1="${LEFT}" y1="${y(ms)}" x2="${right}" y2="${y(ms)}" stroke="#ddd"/><text x="${LEFT - 8}" y="${y(ms)}" dy="4" text-anchor="end">${ms}</text>`,
    ),
    ...[0, 256, 512, 1024, 1536, 2048].map(
      kb => `<text x="${x(kb)}" y="${TOP + PLOT.height + 18}" text-anchor="middle">${kb}</text>`,
    ),
    `<line x1="${x(LIMIT_KB)}" y1="${TOP}" x2="${x(LIMIT_KB)}" y2="${TOP + PLOT.height}" stroke="#888" stroke-dasharray="4 4"/>`,
    `<text x="${Number(x(LIMIT_KB)) + 6}" y="${TOP + 12}">512 KB: what lies behind is not read</text>`,
    `<text x="${LEFT + PLOT.width / 2}" y="${HEIGHT - 14}" text-anchor="middle">size of the message, KB</text>`,
    `<text x="${LEFT}" y="20">parsing and judging, ms of CPU time</text>`,
    ...measured.flatMap(({ series, points }) => [
      `<polyline fill="none" stroke="${series.colour}" stroke-width="2" points="${points.map(point => `${x(point.kb)},${y(point.ms)}`).join(' ')}"/>`,
      ...points.map(
        point => `<circle cx="${x(point.kb)}" cy="${y(point.ms)}" r="3" fill="${series.colour}"/>`,
      ),
      `<text x="${right - 10}" y="${Number(y(points.at(-1)?.ms ?? 0)) - 8}" text-anchor="end" fill="${series.colour}">${series.name}</text>`,
    ]),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" fill="#222">\n<title>CPU time against the size of a message</title>\n<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>\n${lines.join('\n')}\n</svg>\n`
}

const measured = SERIES.map(series => ({ series, points: measure(series) }))
for (const { series, points } of measured)
  process.stdout.write(
    `${series.name}: ${points.map(({ kb, ms }) => `${kb} KB ${ms.toFixed(1)} ms`).join(', ')}\n`,
  )
const folder = join(import.meta.dirname, '..', 'docs', 'images')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'linear.svg'), draw(measured))
