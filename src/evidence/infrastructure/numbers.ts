/** Infrastructure: a telephone number to call that is not one of the brand's (E.164). */
import { findPhoneNumbersInText } from 'libphonenumber-js/min'
import type { Check } from '../evidence.ts'
import { observe } from '../observe.ts'
import { sceneOf } from '../scene.ts'

const TEXT = 20_000
/** A mail that asks for a call prints one or two numbers; the rest are prices and tables. */
const MOST = 12
const COUNTRIES = {
  ja: 'JP',
  en: 'US',
  de: 'DE',
  fr: 'FR',
  es: 'ES',
  it: 'IT',
  pt: 'BR',
  nl: 'NL',
  pl: 'PL',
  sv: 'SE',
  tr: 'TR',
  zh: 'CN',
  hi: 'IN',
  ar: 'AE',
} as const
/** Inside one line: numbers below each other are two. */
const DIGITS = /(?<!\d)\+?\(?\d[\d \t\u00a0\u3000().-]{7,18}\d(?!\d)/g

const countryOf = (language: string): (typeof COUNTRIES)[keyof typeof COUNTRIES] =>
  language in COUNTRIES ? COUNTRIES[language as keyof typeof COUNTRIES] : 'US'

export const phones: Check = facts => {
  const { brand, body, attached, standing } = sceneOf(facts)
  if (standing.state === 'official' || standing.state === 'partner') return []
  const candidates = [body, ...attached]
    .flatMap(({ folded }) => [...folded.plain.slice(0, TEXT).matchAll(DIGITS)].slice(0, MOST))
    .slice(0, MOST)
    .map(([digits]) => digits)
  if (candidates.length === 0) return []
  const official = new Set(brand.numbers.map(({ number }) => number))
  const scams = new Set(brand.scamNumbers.map(({ number }) => number))
  // Lines: behind ';' a number would be read as the extension of the one before.
  const numbers = findPhoneNumbersInText(candidates.join('\n'), countryOf(facts.language.language))
    .map(({ number }) => number)
    .filter(number => number.isPossible())
  const scam = numbers.find(({ number }) => scams.has(number))
  if (scam)
    return [
      observe({
        id: 'known-scam-number',
        side: 'infrastructure',
        where: 'body',
        quote: scam.formatInternational(),
      }),
    ]
  const unknown = numbers.find(({ number }) => !official.has(number))
  const called = facts.language.hits.some(
    ({ category, negated, quoted }) => category === 'call-back' && !negated && !quoted,
  )
  if (!unknown) return []
  return [
    observe({
      id: 'unofficial-number',
      side: 'infrastructure',
      where: 'body',
      quote: unknown.formatInternational(),
      params: { number: unknown.formatInternational() },
      degree: called ? 1 : 0.4,
    }),
  ]
}
