/** Infrastructure: how the message hides what it says; honest mail has little reason to. */
import type { DisguiseKind } from '../../message/message.ts'
import type { Check } from '../evidence.ts'
import { observe } from '../observe.ts'
import { sceneOf } from '../scene.ts'

/** In From and Subject nobody needs any of these; in a body preheaders and soft hyphens do. */
const IN_BODY: ReadonlySet<DisguiseKind> = new Set([
  'combining-noise',
  'confusable-letters',
  'styled-letters',
  'letter-spacing',
  'inserted-token',
  'leetspeak',
  'bidi-controls',
])
const IDS: Readonly<Partial<Record<DisguiseKind, string>>> = { 'confusable-letters': 'mixed-script-brand' }

export const disguises: Check = facts => {
  const { message, standing } = sceneOf(facts)
  if (standing.state === 'official' || standing.state === 'partner') return []
  const seen = new Set<string>()
  return message.disguises.flatMap(({ kind, where, quote }) => {
    const inHeader = where === 'header:from' || where === 'header:subject'
    if (!(inHeader || IN_BODY.has(kind)) || kind === 'wrong-charset' || kind === 'split-encoded-word')
      return []
    const id = IDS[kind] ?? kind
    if (seen.has(id)) return []
    seen.add(id)
    return [observe({ id, side: 'infrastructure', where, quote, degree: inHeader ? 1 : 0.4 })]
  })
}
