/** Large mail must not hold the event loop, neither must mail that was built to be slow; time grows with size, not faster. */
import { describe, expect, it } from 'vitest'
import { authenticate } from '../src/auth/authenticate.ts'
import { nothingKnown } from '../src/auth/nothing.ts'
import { examine } from '../src/examine.ts'

const SIZE = 25 * 1024 * 1024
const MOST_MS = 50

const attachment = Buffer.from(
  `--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'QUJD'.repeat(19)}\r\n`.repeat(SIZE / 78)}--b--\r\n`,
)
const header =
  'From: a@example.com\r\nTo: b@example.org\r\nSubject: large\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n'

const withText = (type: string, unit: string): Buffer =>
  Buffer.concat([
    Buffer.from(
      `${header}Content-Type: ${type}; charset=utf-8\r\n\r\n${unit.repeat((1024 * 1024) / Buffer.byteLength(unit))}\r\n`,
    ),
    attachment,
  ])

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const resolver = () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }))
const input = {
  ip: '192.0.2.1',
  helo: 'x.example',
  mailFrom: 'a@x.example',
  mta: 'test',
  from: ['x.example'],
}

/** The most CPU time between two turns of the event loop: what others on the machine do does not count. */
const longestTurn = async (raw: Buffer): Promise<number> => {
  let longest = 0
  let last = cpuMs()
  let running = true
  const turn = (): void => {
    const now = cpuMs()
    longest = Math.max(longest, now - last)
    last = now
    if (running) setImmediate(turn)
  }
  setImmediate(turn)
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
  await new Promise(done => setImmediate(done))
  running = false
  return longest
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[2] ?? 0

describe('a message of 25 MB', () => {
  it.each([
    ['HTML', 'text/html', '<p>words and more words of an ordinary letter</p>\r\n'],
    ['dense nested HTML', 'text/html', '<div><span><b><i>a</i></b></span><em>b <a href="x">c</a></em></div>'],
    ['HTML that nests deeper and deeper', 'text/html', '<div>'],
    ['line breaks of HTML', 'text/html', 'a<br>'],
    ['style sheets', 'text/html', '<style>.a .b{color:red}</style><p class="a">x</p>'],
    ['100,000 links', 'text/plain', 'https://a.example/x\r\n'],
    [
      'Japanese text',
      'text/plain',
      'お客様のアカウントに異常なログインが検出されました。ご確認ください。\r\n',
    ],
    ['one letter', 'text/plain', 'a'],
  ])(
    'of %s keeps the event loop at most 50 ms at a time, in the median of five',
    async (_, type, unit) => {
      const raw = withText(type, unit)
      const runs: number[] = []
      for (let run = 0; run < 5; run++) runs.push(await longestTurn(raw))
      expect(median(runs)).toBeLessThan(MOST_MS)
    },
    60_000,
  )
})

/** CPU time of parsing and judging one message, the least of several. */
const cost = async (raw: Buffer): Promise<number> => {
  const nothing = async () => nothingKnown({ reason: 'not part of this test' })
  const thresholds = { suspected: 40, impersonation: 70 }
  const runs: number[] = []
  for (let run = 0; run < 6; run++) {
    const start = process.cpuUsage()
    await examine(raw, {}, { authenticate: nothing, thresholds, now: () => performance.now() })
    const { user, system } = process.cpuUsage(start)
    runs.push((user + system) / 1000)
  }
  return Math.min(...runs)
}

describe('the time for a message', () => {
  it.each([
    [
      'HTML',
      'text/html',
      '<tr><td style="color:#333">Order</td><td><a href="//a.example/x">Show</a></td></tr>\r\n',
    ],
    ['nested HTML', 'text/html', '<div><span><b><i>a</i></b></span><em>b</em></div>'],
    [
      'Japanese text',
      'text/plain',
      'お客様のご注文は発送されました。アカウントサービスでご確認ください。\r\n',
    ],
    ['links', 'text/plain', 'https://a.example/x\r\n'],
  ])(
    'of %s grows with its size, not faster',
    // a second power (16) shows at every try; what a busy machine adds does not
    { retry: 4, timeout: 30_000 },
    async (_, type, unit) => {
      const sized = (kb: number): Buffer =>
        Buffer.from(
          `From: a@example.com\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${unit.repeat((kb * 1024) / Buffer.byteLength(unit))}`,
        )
      await cost(sized(110))
      // Four times the size; what a busy machine adds is no second power.
      expect((await cost(sized(440))) / (await cost(sized(110)))).toBeLessThan(8)
    },
  )
})
