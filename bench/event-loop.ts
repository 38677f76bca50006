/**
 * What one large or hostile message costs, and how long it keeps the event loop: the most time between two turns of the
 * loop, by the clock and in CPU time of the thread, which other work on the machine does not disturb.
 */
import { authenticate } from '../dist/auth/authenticate.js'
import { examine } from '../dist/examine.js'
import { quantile } from './messages.ts'

export type LargeRow = {
  readonly name: string
  /** longest turn: CPU time of the first message in the process, and the median of the five after it */
  readonly first: number
  readonly median: number
  /** the same median by the clock */
  readonly clock: number
  /** all CPU time of the message, the least of six */
  readonly cpu: number
}

const MB = 1024 * 1024
const HEADER =
  'From: a@example.com\r\nTo: b@example.org\r\nSubject: large\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n'
const JAPANESE =
  'お客様のアカウントに異常なログインが検出されました。二十四時間以内にご確認ください。お支払い方法に問題がございます。\r\n'

const attachment = (size: number): string =>
  `--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'QUJD'.repeat(19)}\r\n`.repeat(size / 78)}--b--\r\n`
const repeated = (unit: string, size: number): string =>
  unit.repeat(Math.ceil(size / Buffer.byteLength(unit)))
const message = (type: string, unit: string, size: number, more = 0): Buffer =>
  Buffer.from(
    `${HEADER}Content-Type: ${type}; charset=utf-8\r\n\r\n${repeated(unit, size)}\r\n${attachment(more)}`,
  )

const NESTED = '<div><span><b><i>a</i></b></span><em>b <a href="x">c</a></em></div>\r\n'

/** 25 MB each. */
export const large: readonly (readonly [string, () => Buffer])[] = [
  ['HTML', () => message('text/html', '<p>words of an ordinary letter</p>\r\n', MB, 24 * MB)],
  ['dense nested HTML', () => message('text/html', NESTED, MB, 24 * MB)],
  ['HTML, Japanese', () => message('text/html', `<p>${JAPANESE}</p>`, MB, 24 * MB)],
  ['text, Japanese', () => message('text/plain', JAPANESE, 25 * MB)],
  ['attachment', () => message('text/plain', 'short\r\n', 20, 25 * MB)],
]

/** Made to be slow. */
export const hostile: readonly (readonly [string, () => Buffer])[] = [
  ['100,000 nested elements', () => message('text/html', '<div>', 500_000)],
  ['100,000 <br>', () => message('text/html', 'a<br>', 500_000)],
  ['100,000 links, text', () => message('text/plain', 'https://a.example/x\r\n', 2_100_000)],
  ['100,000 links, HTML', () => message('text/html', '<a href="//a.example">x</a>', 2_700_000)],
  ['1 MB of one letter', () => message('text/plain', 'a', MB)],
  ['1 MB of "<"', () => message('text/html', '<', MB)],
  ['1 MB of combining marks', () => message('text/plain', 'a\u0301\u0302', MB)],
  ['look-alikes, invisible letters', () => message('text/plain', 'A\u200bm\u200bazon \u0430mazon ', MB)],
  ['12,000 style sheets', () => message('text/html', '<style>.a .b{color:red}</style><p class=a>', 500_000)],
  ['2,000 nested multiparts', () => Buffer.from(nestedParts(2_000))],
  ['500,000 commas in From', () => Buffer.from(`From: ${','.repeat(500_000)}\r\n\r\nx`)],
]

function nestedParts(depth: number): string {
  const level = (n: number) => `Content-Type: multipart/mixed; boundary=b${n}x\r\n\r\n--b${n}x\r\n`
  return `From: a@example.com\r\n${Array.from({ length: depth }, (_, n) => level(n)).join('')}\r\nx`
}

export async function measureLarge(set: typeof large): Promise<readonly LargeRow[]> {
  const rows: LargeRow[] = []
  for (const [name, make] of set) {
    const raw = make()
    const runs: Run[] = []
    for (let round = 0; round < 6; round += 1) runs.push(await longestTurn(raw))
    const [first, ...rest] = runs
    rows.push({
      name,
      first: first?.cpu ?? 0,
      median: quantile(
        rest.map(run => run.cpu),
        0.5,
      ),
      clock: quantile(
        rest.map(run => run.clock),
        0.5,
      ),
      cpu: Math.min(...runs.map(run => run.all)),
    })
  }
  return rows
}

type Run = { readonly cpu: number; readonly clock: number; readonly all: number }

export function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const input = {
  ip: '192.0.2.1',
  helo: 'x.example',
  mailFrom: 'a@x.example',
  mta: 'bench',
  from: ['x.example'],
}
const resolver = () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }))

async function longestTurn(raw: Buffer): Promise<Run> {
  let longest = { cpu: 0, clock: 0 }
  let last = { cpu: threadMs(), clock: performance.now() }
  let running = true
  const turn = () => {
    const now = { cpu: threadMs(), clock: performance.now() }
    longest = {
      cpu: Math.max(longest.cpu, now.cpu - last.cpu),
      clock: Math.max(longest.clock, now.clock - last.clock),
    }
    last = now
    if (running) setImmediate(turn)
  }
  setImmediate(turn)
  const start = threadMs()
  await examine(
    raw,
    {},
    {
      authenticate: () =>
        authenticate(raw, input, { resolver, options: { deadline: 20_000, trustedArcSealers: [] } }),
      thresholds: { suspected: 40, impersonation: 70 },
      now: () => performance.now(),
    },
  )
  const all = threadMs() - start
  await new Promise(done => setImmediate(done))
  running = false
  return { ...longest, all }
}
