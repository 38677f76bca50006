import { describe, expect, it } from 'vitest'
import { areaUnderCurve, type CalibrationMail, isInBand, read, readMails } from './mails.ts'

const sixty = ['ja', 'en', 'de'].flatMap(readMails)
const scored = sixty.map(mail => ({ mail, reading: read(mail.subject, mail.text) }))
const isFit = ({ mail, reading }: (typeof scored)[number]): boolean =>
  isInBand(mail.urgency, reading.urgency) && isInBand(mail.payment, reading.payment)
const scoresOf = (
  score: 'urgency' | 'payment',
  wanted: (mail: CalibrationMail) => boolean,
): readonly number[] => scored.filter(({ mail }) => wanted(mail)).map(({ reading }) => reading[score])

describe('the calibration mails', () => {
  it('are sixty, a third of each kind, at least twenty written without looking at the lexicon', () => {
    const kinds = (kind: string) => sixty.filter(mail => mail.kind === kind).length
    expect([kinds('calm'), kinds('urgent'), kinds('payment')]).toEqual([20, 20, 20])
    expect(sixty.filter(mail => mail.blind).length).toBeGreaterThanOrEqual(20)
  })

  it('score in their bands, 55 of 60 at least', () => {
    const misses = scored.filter(each => !isFit(each)).map(({ mail }) => mail.id)
    expect(misses.length, misses.join(' ')).toBeLessThanOrEqual(5)
  })

  it('rank urgent mail above calm mail', () => {
    const auc = areaUnderCurve(
      scoresOf('urgency', mail => mail.urgency === 'high'),
      scoresOf('urgency', mail => mail.urgency === 'low'),
    )
    expect(auc).toBeGreaterThanOrEqual(0.98)
  })

  it('rank mail that asks for payment above calm mail', () => {
    const auc = areaUnderCurve(
      scoresOf('payment', mail => mail.payment === 'high'),
      scoresOf('payment', mail => mail.payment === 'low'),
    )
    expect(auc).toBeGreaterThanOrEqual(0.98)
  })
})

describe('mails in the other eleven languages', () => {
  it.each(readMails('more').map(mail => [mail.id, mail] as const))('%s scores in its bands', (id, mail) => {
    const reading = read(mail.subject, mail.text)
    expect(reading.language).toBe(id.slice(0, 2))
    expect([isInBand(mail.urgency, reading.urgency), isInBand(mail.payment, reading.payment)]).toEqual([
      true,
      true,
    ])
  })
})

describe('mails worded differently', () => {
  it('score in their bands, nine of ten at least', () => {
    const mails = readMails('second')
    const misses = mails.filter(mail => {
      const reading = read(mail.subject, mail.text)
      return !(isInBand(mail.urgency, reading.urgency) && isInBand(mail.payment, reading.payment))
    })
    expect(misses.length, misses.map(mail => mail.id).join(' ')).toBeLessThanOrEqual(mails.length / 10)
  })
})
