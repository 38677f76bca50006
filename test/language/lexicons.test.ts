import { describe, expect, it } from 'vitest'
import { compile } from '../../src/language/compile.ts'
import { lexicons } from '../../src/language/index.ts'
import { isCategory, isStrength, type Lexicon, type Phrase } from '../../src/language/lexicon.ts'
import { findMatches, findOccurrences } from '../../src/language/match.ts'
import { toMatchingText } from '../../src/language/matching-text.ts'
import { literalsOf, parsePhrase } from '../../src/language/phrase.ts'
import { builtinMatcher } from '../../src/language/read.ts'
import { read, readMails } from './mails.ts'

const UNSPACED = /[\u3000-\u9fff]/

/** A text that a phrase must match: one spelling of each element, with a blank between where the script has blanks. */
const exampleOf = (phrase: Phrase, sets: Lexicon['sets'], spelling: number): string => {
  const { elements, gaps } = parsePhrase(phrase.phrase, sets)
  const words = elements.map(element => {
    const literals = literalsOf(element)
    return literals[spelling % literals.length]?.text.replaceAll('#', '24') ?? ''
  })
  const blank = UNSPACED.test(words.join('')) ? '' : ' '
  return words.map((word, i) => ((gaps[i - 1]?.to ?? 0) > 0 ? blank + word : word)).join('')
}

const phrasesIn = (text: string, language: number): readonly string[] => {
  const matching = toMatchingText([{ text, where: 'body:plain', quoted: false }])
  const occurrences = findOccurrences(builtinMatcher, matching.text)
  return findMatches(builtinMatcher, matching, occurrences, new Set([language])).map(
    m => m.compiled.phrase.id,
  )
}

describe.each(lexicons.map((lexicon, index) => [lexicon.language, lexicon, index] as const))(
  'the lexicon %s',
  (language, lexicon, index) => {
    it('has ids of its own, a source and known words in every row', () => {
      const ids = lexicon.phrases.map(phrase => phrase.id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const phrase of lexicon.phrases) {
        expect(phrase.id.startsWith(`${language}-`)).toBe(true)
        expect(phrase.source, phrase.id).not.toBe('')
        expect(isCategory(phrase.category) && isStrength(phrase.strength), phrase.id).toBe(true)
      }
    })

    it('matches an example of every phrase', () => {
      const missed = lexicon.phrases.filter(phrase =>
        [0, 1].some(
          spelling => !phrasesIn(exampleOf(phrase, lexicon.sets, spelling), index).includes(phrase.id),
        ),
      )
      expect(missed.map(phrase => `${phrase.id} ${exampleOf(phrase, lexicon.sets, 0)}`)).toEqual([])
    })

    it('has urgency and payment, credentials, links and guards', () => {
      const categories = new Set(lexicon.phrases.map(phrase => phrase.category))
      const wanted = [
        'deadline',
        'account-threat',
        'legal-threat',
        'payment-request',
        'payment-update',
        'gift-card',
      ] as const
      for (const category of [
        ...wanted,
        'credential-request',
        'personal-data',
        'never',
        'warning',
      ] as const) {
        expect(categories, category).toContain(category)
      }
    })
  },
)

describe('all lexicons', () => {
  it('have no two phrases of one id', () => {
    const ids = lexicons.flatMap(lexicon => lexicon.phrases.map(phrase => phrase.id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('count nothing strong in our own calm mails', () => {
    const calm = ['ja', 'en', 'de', 'more'].flatMap(readMails).filter(mail => mail.kind === 'calm')
    const strong = calm.flatMap(mail =>
      read(mail.subject, mail.text)
        .hits.filter(hit => hit.strength === 'strong' && !hit.negated)
        .map(hit => `${mail.id} ${hit.phraseId}`),
    )
    expect(strong).toEqual([])
  })

  it('let one more language in with nothing but its data', () => {
    const da: Lexicon = {
      language: 'da',
      words: 'og er ikke',
      sets: { account: 'konto|adgang' },
      phrases: [
        {
          id: 'da-1',
          category: 'account-threat',
          strength: 'strong',
          phrase: '{account} <0-12> spærret',
          origin: 'composed',
          source: 'test',
        },
      ],
    }
    const matcher = compile([...lexicons, da])
    expect(matcher.languages.at(-1)).toBe('da')
    expect(matcher.phrases).toBe(builtinMatcher.phrases + 1)
  })
})
