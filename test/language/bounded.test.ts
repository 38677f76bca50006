import { describe, expect, it } from 'vitest'
import { boundRuns } from '../../src/language/bounded.ts'
import { readRuns } from '../../src/language/read.ts'
import type { TextRun } from '../../src/message/message.ts'

const run = (text: string, quoted = false): TextRun => ({ text, where: 'body:plain', quoted })
const filler = 'Notes about the garden, the weather and the birds that we saw this week. '.repeat(4_000)
const demand = 'Your account will be suspended within 24 hours unless you verify your payment method.'

describe('the words of a very long text', () => {
  it('leave a usual text as it is', () => {
    const runs = [run('x'.repeat(60_000)), run('y'.repeat(40_000), true)]
    expect(boundRuns(runs)).toEqual({ runs, cut: false })
  })

  it('are those of its beginning and its end, whatever runs it has', () => {
    const runs = Array.from({ length: 26 }, (_, n) =>
      run(String.fromCharCode(97 + n).repeat(10_000), n % 2 === 1),
    )
    const { runs: kept, cut } = boundRuns(runs)
    expect(cut).toBe(true)
    expect(kept.map(each => [each.text[0], each.text.length, each.quoted])).toEqual(
      [...'abcdefgxyz'].map(letter => [letter, 10_000, letter.charCodeAt(0) % 2 === 0]),
    )
  })

  it('are read before and behind a long filling, and that something was left out is said', () => {
    for (const text of [demand + filler, filler + demand]) {
      const reading = readRuns([run(text)])
      expect(reading.urgency).toBeGreaterThanOrEqual(40)
      expect(reading.cut).toBe(true)
    }
    expect(readRuns([run(demand)]).cut).toBeUndefined()
  })
})
