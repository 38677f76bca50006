/** Evidence: one observation, its side, its weight, and the words that show it. Checks are pure and never throw. */
import type { Authentication } from '../auth/authentication.ts'
import type { Brand } from '../brands/brand.ts'
import type { LanguageReading } from '../language/reading.ts'
import type { Message } from '../message/message.ts'

export type Side = 'claim' | 'proof' | 'pressure' | 'infrastructure' | 'context'

export type Evidence = {
  readonly id: string
  readonly side: Side
  /** 0…1; how it counts is written in verdict/weights.ts */
  readonly weight: number
  /** header:from, body:html, link:3, attachment:NAME, auth:dmarc … */
  readonly where: string
  /** the words, made harmless (no control or bidi characters), at most 120 characters */
  readonly quote: string
  /** values for the sentence that explains it, for example { domain: 'xnkpwx.com' } */
  readonly params?: Readonly<Record<string, string>>
}

/** Everything that a check may look at. */
export type Facts = {
  readonly message: Message
  readonly authentication: Authentication
  readonly brand: Brand
  readonly language: LanguageReading
}

export type Check = (facts: Facts) => readonly Evidence[]
