/** Claim: the name of an attachment, the text inside it, or the organizer of an invitation (RFC 5545). */
import type { Message } from '../../message/message.ts'
import type { Check, Evidence } from '../evidence.ts'
import { quoteOf } from '../mention.ts'
import { observe } from '../observe.ts'
import { passage, type Scene, sceneOf } from '../scene.ts'
import { voices } from '../voice/index.ts'
import { hearAll } from '../voice/voice.ts'

/** CN of the organizer, quoted or not, in an unfolded line. */
const ORGANIZER = /^ORGANIZER[^\r\n]{0,400}?;CN=(?:"([^"\r\n]{1,200})"|([^;:\r\n]{1,200}))/im

export const organizersOf = (
  message: Message,
): readonly { readonly name: string; readonly filename: string }[] =>
  message.parts
    .slice(0, 50)
    .filter(({ type }) => type === 'text/calendar')
    .flatMap(({ text, filename }) => {
      const match = ORGANIZER.exec(text.slice(0, 60_000).replace(/\r?\n[ \t]/g, ''))
      const name = match?.[1] ?? match?.[2]
      return name ? [{ name, filename: filename || 'invite.ics' }] : []
    })

const nameClaim = ({ message, brand }: Scene): Evidence[] => {
  const part = message.parts
    .slice(0, 50)
    .find(
      ({ filename, type }) =>
        filename !== '' &&
        !type.startsWith('image/') &&
        passage(brand, '', filename.replace(/[_.-]+/g, ' ')).mentions.length > 0,
    )
  return part
    ? [
        observe({
          id: 'attachment-name',
          side: 'claim',
          where: `attachment:${part.filename}`,
          quote: part.filename,
        }),
      ]
    : []
}

const organizerClaim = ({ message, brand }: Scene): Evidence[] =>
  organizersOf(message)
    .filter(({ name }) => passage(brand, '', name).mentions.length > 0)
    .map(({ name, filename }) =>
      observe({ id: 'organizer-claim', side: 'claim', where: `attachment:${filename}`, quote: name }),
    )

const textClaim = ({ attached }: Scene): Evidence[] => {
  const speaking = attached.find(text => text.mentions.length > 0 && text.where.startsWith('attachment'))
  if (!speaking) return []
  const heard = [...hearAll(voices, speaking).values()].filter(({ kind }) => kind !== 'topic')
  const [first] = heard
  if (!first) return []
  const quote = quoteOf(speaking.folded, first.mention)
  return [
    observe({
      id: 'attachment-voice',
      side: 'claim',
      where: speaking.where,
      quote,
      degree: heard.length > 1 ? 1 : 0.7,
    }),
  ]
}

export const attachments: Check = facts => {
  const scene = sceneOf(facts)
  if (scene.standing.state === 'official') return []
  return [...nameClaim(scene), ...organizerClaim(scene), ...textClaim(scene)]
}
