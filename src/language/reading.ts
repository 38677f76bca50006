/** What the words do: the result of one matching pass over the folded text. */

export type Category =
  | 'deadline'
  | 'account-threat'
  | 'legal-threat'
  | 'payment-request'
  | 'gift-card'
  | 'payment-update'
  | 'credential-request'
  | 'personal-data'
  | 'call-to-action'
  | 'prize-refund'
  | 'renewal'
  | 'unknown-order'
  | 'sign-in-alert'
  | 'delivery'
  | 'job-fee'
  | 'call-back'
  | 'salutation'
  | 'style'

export type Hit = {
  readonly phraseId: string
  readonly language: string
  readonly category: Category
  readonly strength: 'weak' | 'medium' | 'strong'
  /** the words as they stand in the message, at most 120 characters */
  readonly quote: string
  readonly where: string
  readonly quoted: boolean
  /** a guard took it back: negation ("never asks for"), quotation */
  readonly negated: boolean
}

export type LanguageReading = {
  /** BCP 47 primary subtag of the message's main language, 'und' if unknown */
  readonly language: string
  readonly hits: readonly Hit[]
  /** integers 0…100 */
  readonly urgency: number
  readonly payment: number
  /** the text was longer than what is read for its words */
  readonly cut?: boolean
}
