/** Context: nothing in the mail that a reader could follow, call, open or pay. */
import type { Category, LanguageReading } from '../../language/reading.ts'
import type { Evidence } from '../evidence.ts'
import type { Scene } from '../scene.ts'
import { voices } from '../voice/index.ts'
import { hearAll, type VoiceKind } from '../voice/voice.ts'
import { context } from './observed.ts'

const ASKS: ReadonlySet<Category> = new Set([
  'job-fee',
  'call-back',
  'personal-data',
  'payment-request',
  'gift-card',
  'call-to-action',
])
const OUTRIGHT: readonly VoiceKind[] = ['account', 'greeting', 'thanks', 'signature', 'sender']
const AS_BRAND: readonly VoiceKind[] = ['greeting', 'thanks', 'signature', 'letterhead']

/** To open, follow, call, fill in, or answer elsewhere. */
const offersWay = ({ message, actions, body }: Scene): boolean =>
  actions.length > 0 ||
  message.forms > 0 ||
  message.images.length > 0 ||
  message.replyTo.length > 0 ||
  message.parts.some(({ disposition, nested }) => disposition === 'attachment' || nested > 0) ||
  /\d[\d\s().-]{8,}\d/.test(body.folded.plain)

/** Speaks of the brand in passing, and whoever wants something of the reader gives him a way to do it: there is none. */
export const calm = (scene: Scene, { hits }: LanguageReading, signed: boolean): Evidence[] => {
  if (
    offersWay(scene) ||
    hits.some(({ category, negated, quoted }) => ASKS.has(category) && !negated && !quoted)
  )
    return []
  const spoken = hearAll(voices, scene.body)
  const announced = hearAll(voices, scene.subject)
  // Neighbours name the thing in the subject, and sign.
  const asBrand =
    AS_BRAND.some(kind => spoken.has(kind)) || (!signed && OUTRIGHT.some(kind => announced.has(kind)))
  return asBrand ? [] : [context('nothing-to-follow', 'body', '')]
}
