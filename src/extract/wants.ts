/** Whether it is worth reading the attachments: only where the message alone leaves the question open. */

import type { Evidence } from '../evidence/evidence.ts'
import type { Message } from '../message/message.ts'
import { kindOf } from './kinds.ts'

export type FirstVerdict = {
  readonly outcome: string
  readonly urgency: number
  readonly payment: number
  readonly evidence: readonly Pick<Evidence, 'side'>[]
}

/** Fewer visible characters beside an attachment: the message is the attachment. */
const LITTLE_TEXT = 200
const PRESSURE = 40

/** Pure. What is settled already, proven or caught, is not read. */
export function wantsExtraction(message: Pick<Message, 'parts' | 'text'>, first: FirstVerdict): boolean {
  if (first.outcome === 'official' || first.outcome === 'impersonation') return false
  if (!message.parts.some(part => kindOf(part) !== null)) return false
  const hasWeakClaim = first.evidence.some(item => item.side === 'claim')
  if (hasWeakClaim || first.urgency >= PRESSURE || first.payment >= PRESSURE) return true
  return visibleCharacters(message) < LITTLE_TEXT
}

function visibleCharacters({ text }: Pick<Message, 'text'>): number {
  let characters = 0
  for (const run of text.runs) {
    if (run.quoted || run.where.startsWith('attachment:')) continue
    characters += run.text.replaceAll(/\s+/g, '').length
    if (characters >= LITTLE_TEXT) break
  }
  return characters
}
