/** Infrastructure: a telephone number to call that is not one of the brand's (E.164). */
import { findPhoneNumbersInText } from 'libphonenumber-js/min'
import type { Check } from '../evidence.ts'
import { observe } from '../observe.ts'
import { sceneOf } from '../scene.ts'

const TEXT = 4000
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
const DIGITS = /\+?\(?\d[\d\s().-]{7,18}\d/

const countryOf = (language: string): (typeof COUNTRIES)[keyof typeof COUNTRIES] =>
  language in COUNTRIES ? COUNTRIES[language as keyof typeof COUNTRIES] : 'US'

export const phones: Check = facts => {
  const { brand, body, attached, standing } = sceneOf(facts)
  if (standing.state === 'official' || standing.state === 'partner') return []
  const text = [body, ...attached]
    .map(({ folded }) => folded.plain.slice(0, TEXT))
    .join('\n')
    .slice(0, 2 * TEXT)
  if (!DIGITS.test(text)) return []
  const official = new Set(brand.numbers.map(({ number }) => number))
  const scams = new Set(brand.scamNumbers.map(({ number }) => number))
  const numbers = findPhoneNumbersInText(text, countryOf(facts.language.language))
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
