/** Reads the calibration mails: own texts with the bands in which their scores must lie. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readRuns } from '../../src/language/read.ts'
import type { LanguageReading } from '../../src/language/reading.ts'

type Band = 'low' | 'high' | 'any'

export type CalibrationMail = {
  readonly id: string
  readonly kind: 'calm' | 'urgent' | 'payment'
  /** written before its author had seen the lexicon */
  readonly blind: boolean
  readonly urgency: Band
  readonly payment: Band
  readonly subject: string
  readonly text: string
}

export const readMails = (name: string): readonly CalibrationMail[] =>
  parse(readFileSync(new URL(`./mails/${name}.yaml`, import.meta.url), 'utf8'))

export const read = (subject: string, text: string): LanguageReading =>
  readRuns([
    { text: subject, where: 'header:subject', quoted: false },
    { text, where: 'body:plain', quoted: false },
  ])

/** low: below 30; high: 50 or more. */
export const isInBand = (band: Band, score: number): boolean => {
  if (band === 'any') return true
  return band === 'low' ? score < 30 : score >= 50
}

/** Area under the ROC curve: how often a positive scores above a negative, ties half. */
export const areaUnderCurve = (positives: readonly number[], negatives: readonly number[]): number => {
  const wins = positives.flatMap(p => negatives.map(n => (p === n ? 0.5 : Number(p > n))))
  return wins.reduce((sum, win) => sum + win, 0) / wins.length
}
