import { describe, expect, it } from 'vitest'
import { readHtml } from '../../src/message/html/read-html.ts'
import { parseMessage, parseSteps } from '../../src/message/parse.ts'
import { atOnce, inTurns, type Steps } from '../../src/message/steps.ts'
import { part } from './mail.ts'

const spin = (ms: number): void => {
  const end = performance.now() + ms
  while (performance.now() < end);
}

function* work(steps: number, ms: number): Steps<number> {
  for (let step = 0; step < steps; step++) {
    spin(ms)
    yield
  }
  return steps
}

/** How often the event loop turned while the work was done. */
const turnsOf = async (steps: Steps<number>): Promise<number> => {
  let turns = 0
  let running = true
  const turn = (): void => {
    turns++
    if (running) setImmediate(turn)
  }
  setImmediate(turn)
  await inTurns(steps)
  running = false
  return turns
}

describe('work in steps', () => {
  it('gives its result at once, or in turns', async () => {
    expect(atOnce(work(3, 0))).toBe(3)
    expect(await inTurns(work(3, 0))).toBe(3)
  })

  it('lets others work in between when it takes long', async () => {
    expect(await turnsOf(work(10, 10))).toBeGreaterThanOrEqual(8)
  })

  it('does not wait when it is short', async () => {
    expect(await turnsOf(work(3, 0))).toBeLessThanOrEqual(1)
  })
})

/** Everything that may not be cut in two: names, values, entities, comments, style sheets, raw text. */
const markup =
  '<style>.hid{display:none}</style><p title="a &amp; b" class=\'hid\'>unseen</p><!-- a > b -->' +
  '<a href="https://a.example/?x=1&amp;y=2">Ama&zwnj;zon &#x41;&#65;&notit; </a><title>t</title>' +
  '<script>if (a < b) "</scr" + "ipt>"</script><textarea>&lt;b&gt;</textarea><br/>\u{1f600}<b>end</b>'

describe('HTML that is longer than one step', () => {
  it('reads the same wherever a step ends', () => {
    const read = (before: number): unknown => {
      const { runs, ...page } = readHtml(`${'x'.repeat(before)} ${markup}`)
      return { ...page, text: runs.map(run => run.text.trimStart().replace(/^x+/, '')).join('\n') }
    }
    const expected = read(10)
    for (let cut = 0; cut <= markup.length; cut++) expect(read(16_384 - cut)).toEqual(expected)
  })
})

describe('a message that is parsed in steps', () => {
  const html = '<div><span><b>Dear customer</b></span> please <a href="https://a.example/x">look</a></div>'
  const raw = Buffer.from(`From: a@b.example\r\n${part('text/html', html.repeat(6_000))}`)

  it('is the same message', () => {
    expect(atOnce(parseSteps(raw))).toEqual(parseMessage(raw))
  })

  it('takes steps of a few milliseconds', () => {
    const stepsOnce = (): readonly number[] => {
      const steps = parseSteps(raw)
      const took: number[] = []
      for (let done = false; !done; ) {
        const start = process.threadCpuUsage()
        done = steps.next().done === true
        const { user, system } = process.threadCpuUsage(start)
        took.push((user + system) / 1000)
      }
      return took
    }
    expect(stepsOnce().length).toBeGreaterThan(60)
    // Idle: at most 8 ms, the first ones, which nobody has compiled yet. The best of some: neighbours on the same
    // processor make the same work dearer.
    const longest = Array.from({ length: 4 }, () => Math.max(...stepsOnce()))
    expect(Math.min(...longest)).toBeLessThan(60)
  })
})
