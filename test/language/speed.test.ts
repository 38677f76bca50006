import { describe, expect, it } from 'vitest'
import { compile } from '../../src/language/compile.ts'
import { lexicons } from '../../src/language/index.ts'
import { readRuns } from '../../src/language/read.ts'

/** Milliseconds of CPU, so that other work on the machine does not count. */
const timeOf = (work: () => unknown): number => {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The best of several runs: what the work costs when nobody disturbs it. */
const best = (runs: number, work: () => unknown): number =>
  Math.min(...Array.from({ length: runs }, () => timeOf(work)))

const readText = (text: string) => readRuns([{ text, where: 'body:plain', quoted: false }])

const paragraph =
  'We looked at the results of last week and found that the new release is faster, the memory is stable, and nobody ' +
  'reported a problem with the account page. Please have a look at the notes and write to us if you find anything.\n\n'

// Limits are a multiple of what an idle machine needs, since tests share it.
describe('the cost', () => {
  it('of compiling all languages is small', () => {
    expect(best(3, () => compile(lexicons))).toBeLessThan(400)
  })

  it('of 20 KB of text is a millisecond or two', () => {
    const text = paragraph.repeat(20_000 / paragraph.length)
    readText(text)
    expect(best(20, () => readText(text))).toBeLessThan(8)
  })

  it('grows with the length, not faster', () => {
    const [short, long] = [40_000, 400_000].map(length => {
      const text = paragraph.repeat(length / paragraph.length)
      return best(5, () => readText(text))
    }) as [number, number]
    expect(long / short).toBeLessThan(25)
  })

  it.each([
    ['one letter', 'a'],
    ['one ideograph', '支'],
    ['one phrase', 'アカウント停止'],
    ['one short word', 'pay '],
    ['numbers', '1,'],
    ['line feeds', '\n'],
    ['opening quotations', '「偽'],
    ['combining noise', 'a\u0301\u0302'],
  ])('of 1 MB of %s stays within a second', (_, unit) => {
    const text = unit.repeat(1_000_000 / unit.length)
    expect(timeOf(() => readText(text))).toBeLessThan(1_500)
  })
})
