/** Context: a person forwards or answers a mail; the words in it are another's. */
import type { Message } from '../../message/message.ts'
import type { Evidence } from '../evidence.ts'
import { otherWords } from '../generic.ts'
import { passage, type Scene } from '../scene.ts'
import { voices } from '../voice/index.ts'
import { hearAll, type VoiceKind } from '../voice/voice.ts'
import { context, header } from './observed.ts'

/** Lists and gateways put tags before it: [talk] Re: … */
const untagged = ({ subject }: Message): string => subject.replace(/^(?:\s*\[[^\]]{1,40}\])+/, '').trim()

const ANSWER = /^(?:re|aw|sv|vs|antw|odp|回复|回覆|答复|返信|fwd?|fw|wg|tr|rv|i|enc|転送)\s?[:：]/i

const OWN_VOICE: readonly VoiceKind[] = ['greeting', 'thanks', 'signature', 'sender']

/** Who passes a mail on does not speak as the brand in his own words, and what names it stands in what he passes on. */
const speaksOnly = ({ body, message, brand }: Scene, quoted: string): boolean => {
  const heard = hearAll(voices, body)
  if (OWN_VOICE.some(kind => heard.has(kind))) return false
  const nested = message.parts.filter(part => part.nested > 0).map(part => part.text.slice(0, 4000))
  return passage(brand, '', [quoted.slice(0, 20_000), ...nested.slice(0, 5)].join('\n')).mentions.length > 0
}

const FORWARD = /^(?:fwd?|fw|wg|tr|rv|enc|転送|转发)\s?[:：]/i
const HEAD_OF_FORWARD = /(?:^|\n)[>\s*]*(?:from|de|von|da|van|差出人|送信者|发件人)\s?[:：]/i

/** Marked as a forward, with the head of the other mail above it: all below is the other's, wherever it ends. */
const isForward = ({ message }: Scene, quoted: string): boolean =>
  FORWARD.test(untagged(message)) && HEAD_OF_FORWARD.test(quoted.slice(0, 2000))

/** Nobody in particular passes it on, without a word of his own: a letterhead made to look like a forward. */
const isDressing = ({ authors, body }: Scene): boolean =>
  body.folded.plain.trim() === '' &&
  authors.every(({ name }) => name.folded.plain !== '' && otherWords(name) === '')

/** A person's forward or answer: the words are quoted, or inside a nested message. */
export const passedOn = (scene: Scene): Evidence[] => {
  const { message, quoted } = scene
  const nested = message.parts.some(part => part.nested > 0)
  if ((quoted === '' && !nested) || !(isForward(scene, quoted) || speaksOnly(scene, quoted))) return []
  if (!nested && isDressing(scene)) return []
  const threaded = header(message, 'in-reply-to') !== '' || header(message, 'references') !== ''
  const marked = ANSWER.test(untagged(message))
  return threaded || marked || nested ? [context('forward-or-reply', 'body', quoted || message.subject)] : []
}

/** A person answers without quoting: a thread, his own few words, and nothing to follow, call or pay. */
export const answers = ({ message, body, actions, quoted }: Scene): Evidence[] => {
  const threaded = header(message, 'in-reply-to') !== '' || header(message, 'references') !== ''
  const calm =
    actions.length === 0 && body.mentions.length === 0 && !/\d[\d\s().-]{8,}\d/.test(body.folded.plain)
  return threaded && calm && quoted === '' && ANSWER.test(untagged(message))
    ? [context('forward-or-reply', 'header:in-reply-to', message.subject)]
    : []
}
