/** Pressure: what the words press for; it raises the score of a claim and never makes one. */
import type { Category, Hit } from '../../language/reading.ts'
import { pressureOf } from '../../language/score.ts'
import type { Check, Evidence } from '../evidence.ts'
import { foldForNames } from '../folded.ts'
import { observe } from '../observe.ts'
import { trimQuote } from '../quote.ts'

const NAMED: Readonly<Partial<Record<Category, string>>> = {
  'gift-card': 'gift-card-request',
  'credential-request': 'credential-request',
  'personal-data': 'personal-data-request',
  'payment-update': 'payment-update',
  'payment-request': 'payment-request',
  'account-threat': 'account-threat',
  'legal-threat': 'legal-threat',
  deadline: 'deadline',
  'call-back': 'call-back',
  'prize-refund': 'prize-or-refund',
  renewal: 'renewal',
  'unknown-order': 'unknown-order',
  'sign-in-alert': 'sign-in-alert',
  delivery: 'delivery-problem',
  'job-fee': 'job-with-fee',
  'call-to-action': 'call-to-action',
  salutation: 'odd-salutation',
  style: 'odd-style',
}

/** A secret, in the languages of the lexicons (folded). What asks for none asks to confirm an account, or who one is. */
const SECRET =
  /pass ?wor[dt]|pass-?phrase|\bpass\b|\bpin\b|\bpins\b|zugangsdaten|anmeldedaten|login-daten|identifiants|inloggegevens|dane logowania|inloggningsuppgifter|\botp\b|one-?time|\bcodes?\b|\btan\b|kennwort|code|credential|login details|log-in details|parola|sifre|senha|contrasena|clave|mot de passe|palavra-passe|token|codigo|codice|wachtwoord|haslo|hasla|\bkod|losen|パスワード|ログイン情報|暗証|コード|検証番号|認証番号|確認番号|ワンタイム|密码|密碼|验证码|驗證碼|كلمة|رمز|الرقم السري|पासवर्ड|ओटीपी|पिन/i

const nameOf = (hit: Hit): string | undefined =>
  hit.category === 'credential-request' && !SECRET.test(foldForNames(hit.quote).plain)
    ? 'account-confirmation'
    : NAMED[hit.category]

/** `urgency` and `payment`: what it adds to each score by itself, in hundredths. */
const observed = (id: string, hit: Hit): Evidence => {
  const { urgency, payment } = pressureOf(hit)
  const params = { urgency: percent(urgency), payment: percent(payment) }
  const degree = 1 - (1 - urgency) * (1 - payment)
  const quote = trimQuote(hit.quote) || hit.quote
  return observe({ id, side: 'pressure', where: hit.where, quote, params, degree })
}

const percent = (share: number): string => String(Math.round(share * 100))

export const pressure: Check = ({ language }) => {
  const found: Evidence[] = []
  const seen = new Set<Category>()
  for (const hit of language.hits) {
    if (hit.negated || hit.quoted || seen.has(hit.category)) continue
    seen.add(hit.category)
    const id = nameOf(hit)
    if (id) found.push(observed(id, hit))
  }
  return found
}
