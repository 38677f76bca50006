/** Items as text and as JSON. Words from mail are made harmless before a terminal sees them. */
import { harmless } from '../../message/harmless.ts'
import type { Approval, Fate, Item, Report } from '../../quarantine/item.ts'
import { localTime } from '../local-time.ts'
import type { Outcome } from './outcome.ts'

const invisible = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu

/** One line; what a terminal would obey or hide is escaped as JSON allows, so that a reader gets it unchanged. */
export const jsonLine = (value: unknown): string =>
  `${JSON.stringify(value).replace(invisible, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`

/** The stable fields of `list --json`. */
export const summaryOf = (item: Item) => ({
  id: item.id,
  state: item.state,
  receivedAt: new Date(item.receivedAt).toISOString(),
  mailFrom: item.envelope.mailFrom,
  recipients: item.recipients.map(fate => fate.address),
  messageId: item.messageId,
  subject: item.subject,
  from: item.from,
  outcome: item.verdict.outcome,
  score: item.verdict.score,
  urgency: item.verdict.urgency,
  payment: item.verdict.payment,
  language: item.verdict.language,
  size: item.size,
  sha256: item.sha256,
  campaign: item.campaign,
  reviewed: item.reviewed !== null,
  requested: item.recipients.some(fate => fate.requested !== null),
  node: item.node,
})

const idWidth = 13
const timeWidth = 23

/** Above the lines, for a person at a terminal. */
export const listHead = `${'id'.padEnd(idWidth)}  ${'received'.padEnd(timeWidth)}  state      score  to  from  subject\n`

export const itemLine = (item: Item, zone: string): string => {
  const [first, ...others] = item.recipients.map(fate => fate.address)
  const to = `${first ?? ''}${others.length > 0 ? ` +${others.length}` : ''}`
  const time = localTime(item.receivedAt, zone)
  const columns = [item.id, time, item.state.padEnd(9), String(item.verdict.score).padStart(5)]
  return `${columns.join('  ')}  ${harmless(to, 40)}  ${harmless(item.from, 40)}  ${harmless(item.subject, 60)}\n`
}

const progressOf = ({ state, release }: Fate): string => {
  if (state !== 'releasing' || release === null) return ''
  const next = release.phase === 'sending' ? 'being sent now' : `next ${new Date(release.due).toISOString()}`
  return ` (attempts ${release.attempts}, ${next})`
}

const fateLine = (fate: Fate): string => {
  const release = fate.release
  const to = release !== null && release.to !== '' ? ` → ${harmless(release.to, 100)}` : ''
  const answer = fate.failure?.answer ?? release?.answer ?? ''
  const why = fate.requested?.reason ?? ''
  const wish = why === '' ? '' : `: ${harmless(why, 300)}`
  const asked = fate.requested === null ? '' : ` (asked for release${wish})`
  const said = answer === '' ? '' : ` – ${harmless(answer, 200)}`
  return `  ${harmless(fate.address, 100)}${to}: ${fate.state}${progressOf(fate)}${asked}${said}`
}

const approvalLine = ({ at, by, wish }: Approval, zone: string): string => {
  const recipients = wish?.recipients ?? null
  const who = recipients === null ? 'all recipients' : recipients.map(one => harmless(one, 100)).join(', ')
  const to = wish === undefined || wish.to === null ? '' : ` → ${harmless(wish.to, 100)}`
  return `  ${localTime(at, zone)} ${harmless(by, 50)}: release to ${who}${to}`
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines]

const reportLine = ({ at, by, target, fortune = 'delivered', answer }: Report, zone: string): string =>
  `  ${localTime(at, zone)} ${harmless(target, 100)} by ${harmless(by, 50)}: ${fortune} – ${harmless(answer, 200)}`

export const itemPage = (item: Item, language: 'en' | 'ja', zone: string): string =>
  [
    `${item.id}  ${item.state}  ${item.verdict.outcome}  score ${item.verdict.score}, urgency ${item.verdict.urgency}, payment ${item.verdict.payment}`,
    `received    ${localTime(item.receivedAt, zone)} by ${harmless(item.node, 80)} (${harmless(item.transaction, 80)})`,
    `from        ${harmless(item.from, 200)}`,
    `subject     ${harmless(item.subject, 200)}`,
    `message-id  ${harmless(item.messageId, 200)}`,
    `envelope    <${harmless(item.envelope.mailFrom, 200)}> from ${item.client.ip ?? '?'} (${harmless(item.client.helo ?? '', 100)})`,
    `size        ${item.size} bytes, sha256 ${item.sha256}`,
    `campaign    ${item.campaign || '-'}`,
    'recipients',
    ...item.recipients.map(fateLine),
    'why',
    ...item.verdict.explanation[language].map(line => `  ${harmless(line, 400)}`),
    ...section(
      'approvals',
      item.approvals.map(one => approvalLine(one, zone)),
    ),
    ...section(
      'notes',
      item.notes.map(note => `  ${harmless(note.by, 50)}: ${harmless(note.text, 500)}`),
    ),
    ...section(
      'reports',
      item.reports.map(done => reportLine(done, zone)),
    ),
    '',
  ].join('\n')

const sayings: Readonly<Record<string, string>> = {
  gone: 'no such item (or its body is gone)',
  state: 'not possible in its state',
  raced: 'others changed it at the same time again and again; try once more',
  address: 'not an address',
  unproven: 'nothing can be allowed by that',
  target: 'not an address of [report] enabled',
  unsent: 'the report was not sent',
  told: 'it was reported there already (--again)',
  long: 'too long',
  reason: 'needs a reason (--reason)',
  store: 'the store is away',
  second: 'a second reviewer has to agree to this (`quarantine show` says what was approved)',
  hidden: 'the privacy profile hides it until its recipient asks',
  usage: 'cannot be done so',
  deferred: 'not taken yet; it is tried again by itself',
  refused: 'the next hop refused it; it waits again',
  doubt: 'in doubt: it may have arrived; see `quarantine resolve`',
}

type Failed = Extract<Outcome, { ok: false }>

/** Where an act is named, `[review] reason_required` names it, too. */
const saying = ({ code, detail }: Failed): string => {
  if (code === 'reason' && detail !== '') return `--reason is required for ${harmless(detail, 100)}`
  return `${sayings[code] ?? code}${detail === '' ? '' : ` (${harmless(detail, 300)})`}`
}

export const faultLine = (id: string, result: Failed): string =>
  `ERR_${result.code.toUpperCase()} ${id}: ${saying(result)}\n`

/** How an act on something that is no item ended: a rule, a decision. The exit code. */
export const ended = (
  what: Readonly<Record<string, string>>,
  result: Outcome,
  words: { readonly done: string; readonly missing: string },
  flags: { readonly json?: boolean },
): number => {
  const name = harmless(Object.values(what).join(' '), 100)
  if (!result.ok)
    process.stderr.write(
      result.code === 'gone' ? `ERR_GONE ${name}: ${words.missing}\n` : faultLine(name, result),
    )
  const why = result.ok ? {} : { code: result.code, detail: result.detail }
  if (flags.json === true) process.stdout.write(jsonLine({ ...what, ok: result.ok, ...why }))
  else if (result.ok) process.stdout.write(`${name}  ${words.done}\n`)
  return result.ok ? 0 : 1
}
