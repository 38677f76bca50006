import { describe, expect, it } from 'vitest'
import { compile } from '../../src/language/compile.ts'
import { lexicons } from '../../src/language/index.ts'
import { readOwnPhrases, withOwnPhrases } from '../../src/language/own.ts'
import { readRuns } from '../../src/language/read.ts'

const good = `
en:
  - { category: payment-request, strength: strong, phrase: "settle the (widget|gadget) tab <0-20> today", why: seen in March }
  - { category: never, strength: weak, phrase: this is a drill }
da:
  - { category: account-threat, strength: medium, phrase: "konto* <0-20> spærret" }
`

describe('phrases of the administrator', () => {
  it('are read beside the built-in ones', () => {
    const { phrases, problems } = readOwnPhrases(good)
    expect(problems).toEqual([])
    const matcher = compile(withOwnPhrases(lexicons, phrases))
    const read = (text: string) => readRuns([{ text, where: 'body:plain', quoted: false }], matcher)
    expect(read('Please settle the widget tab with us today').payment).toBeGreaterThanOrEqual(50)
    expect(read('Please settle the widget tab with us today, this is a drill').payment).toBe(0)
    expect(read('Din konto er blevet spærret').urgency).toBeGreaterThanOrEqual(50)
  })

  it.each([
    ['a category that is none', 'en: [ { category: money, strength: weak, phrase: pay } ]', 'no category'],
    ['a strength that is none', 'en: [ { category: deadline, strength: huge, phrase: pay } ]', 'no strength'],
    [
      'an unknown key',
      'en: [ { category: deadline, strength: weak, phrase: pay, regex: a+ } ]',
      '"regex" is no key',
    ],
    [
      'a bracket without end',
      'en: [ { category: deadline, strength: weak, phrase: "(a|b" } ]',
      'bracket without end',
    ],
    ['a set that is none', 'en: [ { category: deadline, strength: weak, phrase: "{pay}" } ]', 'no set'],
    [
      'too many spellings',
      `en: [ { category: deadline, strength: weak, phrase: "${'(a|b|c|d)'.repeat(30)}" } ]`,
      'spellings',
    ],
    ['no list', 'en: pay', 'a list'],
    ['no map', '- pay', 'one list of phrases a language'],
    ['broken YAML', 'en: [ {', ''],
  ])('are refused by name: %s', (_, text, hint) => {
    const { problems } = readOwnPhrases(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ code: 'ERR_LEXICON_OWN', hint: expect.stringContaining(hint) })
  })

  it('may be none', () => {
    expect(readOwnPhrases('')).toEqual({ phrases: new Map(), problems: [] })
  })
})
