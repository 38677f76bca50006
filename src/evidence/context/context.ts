/** Context: who may speak of the brand without speaking as it: lists, forwards, replies, bounces, reports, warnings. */
import type { Authentication } from '../../auth/authentication.ts'
import type { Message } from '../../message/message.ts'
import type { Check, Evidence } from '../evidence.ts'
import { otherWords } from '../generic.ts'
import { observe } from '../observe.ts'
import { passage, type Scene, sceneOf } from '../scene.ts'
import { voices } from '../voice/index.ts'
import { hearAll, type VoiceKind, warnsOf } from '../voice/voice.ts'

export const header = (message: Message, name: string): string =>
  message.headers.find(field => field.name === name)?.value ?? ''

const context = (id: string, where: string, quote: string, params?: Record<string, string>): Evidence =>
  observe({ id, side: 'context', where, quote, ...(params && { params }) })

const LIST_ID = /<([^<>\s]{3,200})>\s*$/

/** A list says who it is in List-Id (RFC 2919); its own DKIM, SPF or a trusted seal proves that it carried the mail. */
export const carriedByList = ({ message }: Scene, authentication: Authentication): Evidence[] => {
  const id = header(message, 'list-id')
  const domain = (LIST_ID.exec(id)?.[1] ?? id).toLowerCase()
  const discussion = ['list-post', 'x-mailing-list', 'list-subscribe'].some(
    name => header(message, name) !== '',
  )
  if (domain === '' || !discussion) return []
  const { spf, dkim, arc } = authentication
  const passed = [...dkim, spf].filter(({ result }) => result === 'pass').map(one => one.domain)
  const carriers = arc.trusted ? [...passed, arc.sealer] : passed
  const proven = carriers.some(
    carrier => carrier !== '' && (domain === carrier || domain.endsWith(`.${carrier}`)),
  )
  return proven ? [context('mailing-list', 'header:list-id', id)] : []
}

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

/** A person's forward or answer: the words are quoted, or inside a nested message. */
const passedOn = (scene: Scene): Evidence[] => {
  const { message, quoted } = scene
  const nested = message.parts.some(part => part.nested > 0)
  if ((quoted === '' && !nested) || !(isForward(scene, quoted) || speaksOnly(scene, quoted))) return []
  const threaded = header(message, 'in-reply-to') !== '' || header(message, 'references') !== ''
  const marked = ANSWER.test(untagged(message))
  return threaded || marked || nested ? [context('forward-or-reply', 'body', quoted || message.subject)] : []
}

/** A person answers without quoting: a thread, his own few words, and nothing to follow, call or pay. */
const answers = ({ message, body, actions, quoted }: Scene): Evidence[] => {
  const threaded = header(message, 'in-reply-to') !== '' || header(message, 'references') !== ''
  const calm =
    actions.length === 0 && body.mentions.length === 0 && !/\d[\d\s().-]{8,}\d/.test(body.folded.plain)
  return threaded && calm && quoted === '' && ANSWER.test(untagged(message))
    ? [context('forward-or-reply', 'header:in-reply-to', message.subject)]
    : []
}

const MACHINE = /^(?:mailer-daemon|postmaster|noreply-dmarc|dmarc)/i

const report = ({ message, authors }: Scene): Evidence[] => {
  const type = header(message, 'content-type').toLowerCase()
  const isReport = type.includes('multipart/report') || /\breport domain:/i.test(message.subject)
  const daemon = authors.some(
    ({ mailbox, name }) => MACHINE.test(mailbox.local) && name.mentions.length === 0,
  )
  return isReport ||
    (daemon && message.envelope.mailFrom !== null && message.envelope.mailFrom === '') ||
    (daemon && /undeliver|returned|failure|delivery|差出人|エラー|配信/i.test(message.subject))
    ? [context('delivery-report', 'header:content-type', type || message.subject)]
    : []
}

const warning = ({ subject, body, brand: _ }: Scene): Evidence[] =>
  warnsOf(voices, subject) || warnsOf(voices, body)
    ? [context('warning-about-scams', 'body', subject.folded.source)]
    : []

/** The last words of a text, where people sign. */
const SIGNATURE = 120

const squash = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** Speaks under a name of its own that its proven domain bears. */
const ownName = ({ authors, standing, message }: Scene, passed: boolean): Evidence[] => {
  const [author] = authors
  if (!author || !passed || author.name.mentions.length > 0) return []
  const name = squash(author.name.folded.skeleton)
  const labels = standing.domain
    .split('.')
    .slice(0, -1)
    .map(squash)
    .filter(label => label.length >= 3)
  const bears =
    name.length >= 3 &&
    labels.some(label => name.includes(label) || (label.includes(name) && name.length >= 4))
  return bears
    ? [context('own-proven-name', 'header:from', message.from[0]?.name ?? '', { domain: standing.domain })]
    : []
}

/** Its name, which is not made of generic words, stands in the text again: it greets or signs with it. Random letters are no name. */
const ownNameInText = ({ authors, body, message }: Scene, passed: boolean): Evidence[] => {
  const [author] = authors
  if (!author || !passed || author.name.mentions.length > 0 || otherWords(author.name) === '') return []
  const name = author.name.folded.plain.replace(/["'“”「」\s]+/g, ' ').trim()
  if (/[bcdfghjklmnpqrstvwxz]{6,}/.test(name)) return []
  const text = body.folded.plain
  const long = name.length >= (/[^ -~]/.test(name) ? 3 : 5)
  const signature = text.slice(-SIGNATURE).split(/[^\p{L}]+/u)
  const person = /^\p{L}[\p{L}.'-]*(?: \p{L}[\p{L}.'-]*){1,3}$/u.test(name)
  const signed =
    person &&
    otherWords(author.name)
      .split(' ')
      .some(word => word.length >= 3 && signature.includes(word))
  return (long && text.includes(name)) || signed
    ? [context('own-name-in-text', 'body', message.from[0]?.name ?? '')]
    : []
}

/** Most links lead to the sender's own proven domain. */
const ownLinks = ({ actions, message }: Scene, passed: boolean): Evidence[] => {
  const from = message.from[0]?.domain ?? ''
  if (!passed || from === '' || actions.length < 2) return []
  const own = actions.filter(
    ({ host, organizationalDomain }) =>
      host === from ||
      (organizationalDomain !== '' &&
        (from === organizationalDomain || from.endsWith(`.${organizationalDomain}`))),
  ).length
  return own * 2 >= actions.length ? [context('own-links', 'link', from, { domain: from })] : []
}

const bulk = ({ message }: Scene, passed: boolean): Evidence[] => {
  const unsubscribe = header(message, 'list-unsubscribe')
  return passed && unsubscribe !== '' ? [context('newsletter', 'header:list-unsubscribe', unsubscribe)] : []
}

/** Attachments that could not be read in time, or at all: no reason, but the reader must know. */
const unread = ({ message }: Scene): Evidence[] => {
  const details = message.defects
    .filter(({ code }) => code === 'attachment-unread')
    .map(({ detail }) => detail)
  return details.length > 0 ? [context('attachment-unread', 'attachment', details.join('; '))] : []
}

export const contexts: Check = facts => {
  const scene = sceneOf(facts)
  const { standing } = scene
  if (standing.state === 'official') return []
  const passed = scene.passed && standing.state !== 'tampered'
  return [
    ...carriedByList(scene, facts.authentication),
    ...passedOn(scene),
    ...answers(scene),
    ...report(scene),
    ...warning(scene),
    ...ownName(scene, passed),
    ...ownNameInText(scene, passed),
    ...ownLinks(scene, passed),
    ...bulk(scene, passed),
    ...unread(scene),
  ]
}
