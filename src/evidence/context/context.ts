/** Context: who may speak of the brand without speaking as it: lists, forwards, replies, bounces, reports, warnings. */
import type { Authentication } from '../../auth/authentication.ts'
import type { Check, Evidence } from '../evidence.ts'
import { type Scene, sceneOf } from '../scene.ts'
import { voices } from '../voice/index.ts'
import { warnsOf } from '../voice/voice.ts'
import { calm } from './calm.ts'
import { context, header } from './observed.ts'
import { bulk, ownLinks, ownName, ownNameInText } from './own.ts'
import { answers, passedOn } from './passed-on.ts'
import { vacancy } from './vacancy.ts'

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

/** Attachments that could not be read in time, or at all: no reason, but the reader must know. */
export const unread: Check = facts => {
  const { message, standing } = sceneOf(facts)
  if (standing.state === 'official') return []
  const details = message.defects
    .filter(({ code }) => code === 'attachment-unread')
    .map(({ detail }) => detail)
  return details.length > 0 ? [context('attachment-unread', 'attachment', details.join('; '))] : []
}

export const contexts: Check = facts => {
  const scene = sceneOf(facts)
  if (scene.standing.state === 'official') return []
  const reported = report(scene)
  const named = [...ownName(scene), ...ownNameInText(scene)]
  return [
    ...carriedByList(scene, facts.authentication),
    // A report of a mail server contains a mail; nobody forwards or answers it.
    ...(reported.length > 0 ? reported : [...passedOn(scene), ...answers(scene)]),
    ...warning(scene),
    ...named,
    ...ownLinks(scene),
    ...bulk(scene),
    ...calm(scene, facts.language, named.length > 0),
    ...vacancy(scene, named.length > 0),
    ...unread(facts),
  ]
}
