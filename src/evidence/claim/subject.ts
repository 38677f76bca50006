/** Claim: the subject speaks as the brand. */
import type { Check } from '../evidence.ts'
import type { Mention } from '../mention.ts'
import { observe } from '../observe.ts'
import { type Passage, sceneOf } from '../scene.ts'
import { voices } from '../voice/index.ts'
import { hearAll, isTopicOnly, type VoiceKind } from '../voice/voice.ts'

const OUTRIGHT: readonly VoiceKind[] = ['greeting', 'account', 'signature', 'sender', 'thanks']

const speaksNotOf = (line: Passage, mention: Mention): boolean => !isTopicOnly(voices, line, mention)

export const subject: Check = facts => {
  const { subject: line, standing } = sceneOf(facts)
  if (standing.state === 'official' || line.mentions.length === 0) return []
  const heard = hearAll(voices, line)
  const outright = OUTRIGHT.map(kind => heard.get(kind)).find(one => one !== undefined)
  const make = (id: string) => [
    observe({ id, side: 'claim', where: 'header:subject', quote: line.folded.source }),
  ]
  const disguise = line.mentions.some(mention => mention.disguised)
    ? [
        observe({
          id: 'disguised-brand',
          side: 'claim',
          where: 'header:subject',
          quote: line.folded.source,
          params: { name: line.folded.source },
        }),
      ]
    : []
  const letterhead = heard.has('letterhead') ? make('subject-letterhead') : []
  if (outright) return [...make('subject-voice'), ...letterhead, ...disguise]
  if (heard.has('topic') || heard.has('courier'))
    return [...make('subject-topic'), ...letterhead, ...disguise]
  const plain =
    heard.size === 0 && line.mentions.some(mention => speaksNotOf(line, mention))
      ? make('subject-mention')
      : []
  return [...letterhead, ...plain, ...disguise]
}
