/**
 * How much text is read for its words: the beginning and the end of a very long one. Of 1,110 real messages one had
 * more than 37,000 characters; who hides a demand in the middle of 100,000 has no reader for it either.
 */
import type { TextRun } from '../message/message.ts'

const BEGINNING = 70_000
const END = 30_000

export type Bounded = { readonly runs: readonly TextRun[]; readonly cut: boolean }

export const boundRuns = (runs: readonly TextRun[]): Bounded => {
  const length = runs.reduce((sum, run) => sum + run.text.length, 0)
  if (length <= BEGINNING + END) return { runs, cut: false }
  const kept: TextRun[] = []
  let at = 0
  for (const run of runs) {
    const beginning = run.text.slice(0, Math.max(0, BEGINNING - at))
    const end = run.text.slice(Math.max(beginning.length, length - END - at))
    if (beginning !== '') kept.push({ ...run, text: beginning })
    if (end !== '') kept.push({ ...run, text: end })
    at += run.text.length
  }
  return { runs: kept, cut: true }
}
