/** Items, messages and verdicts made for the tests of the quarantine and its stores. */
import type { Authentication } from '../../src/auth/authentication.ts'
import type { Message } from '../../src/message/message.ts'
import { dedupeKey, sha256 } from '../../src/quarantine/dedupe.ts'
import { domainOf } from '../../src/quarantine/hold.ts'
import { newId } from '../../src/quarantine/id.ts'
import type { Fate, Item, State } from '../../src/quarantine/item.ts'
import { summarize } from '../../src/quarantine/state.ts'
import type { Verdict } from '../../src/verdict/verdict.ts'

export const auditKey = Buffer.alloc(32, 7)

export const authentication: Authentication = {
  source: 'live',
  spf: { result: 'pass', domain: 'xnkpwx.example', reason: '' },
  dkim: [],
  dmarc: { result: 'none', domain: 'xnkpwx.example', policy: '', reason: '' },
  arc: { result: 'none', sealer: '', trusted: false, sealed: null, reason: '' },
  neededLookupFailed: false,
  guard: '',
  client: { ip: '192.0.2.7', helo: 'mx.xnkpwx.example' },
  ms: 1,
}

export const verdict: Verdict = {
  version: 1,
  brand: 'amazon',
  outcome: 'impersonation',
  score: 92,
  urgency: 80,
  payment: 65,
  language: 'ja',
  claimed: ['display name “Amazon.co.jp”'],
  proven: [],
  authentication,
  evidence: [
    { id: 'from-name-claim', side: 'claim', weight: 0.7, where: 'header:from', quote: 'Amazon.co.jp' },
  ],
  explanation: { en: ['It calls itself Amazon.'], ja: ['Amazonを名乗っています。'] },
  truncated: false,
  ms: 2,
}

export const rawOf = (subject: string, body = 'お支払い方法を更新してください。', extra = ''): Uint8Array =>
  Buffer.from(
    `Received: from client by mx.test; Sun, 22 Nov 2026 01:00:00 +0000\r\n${extra}From: "Amazon.co.jp" <a@xnkpwx.example>\r\n` +
      `Subject: ${subject}\r\nMessage-ID: <${sha256(Buffer.from(subject + body)).slice(0, 12)}@xnkpwx.example>\r\n\r\n${body}\r\n`,
  )

export const fateOf = (address: string, state: State = 'held', at = 0): Fate => ({
  address,
  domain: domainOf(address),
  state,
  since: at,
  release: null,
  failure: null,
  requested: null,
})

export type ItemOptions = {
  readonly subject?: string
  readonly at?: number
  readonly recipients?: readonly string[]
  readonly state?: State
  readonly score?: number
  readonly outcome?: Verdict['outcome']
  readonly campaign?: string
  readonly features?: readonly string[]
  readonly raw?: Uint8Array
  readonly mailFrom?: string
  readonly from?: string
}

export const makeItem = (options: ItemOptions = {}): { readonly item: Item; readonly raw: Uint8Array } => {
  const at = options.at ?? Date.now()
  const subject = options.subject ?? '【重要】お支払い方法の確認'
  const raw = options.raw ?? rawOf(subject, `本文 ${newId(at)}`)
  const recipients = options.recipients ?? ['taro@example.jp']
  const mailFrom = options.mailFrom ?? 'bounce@xnkpwx.example'
  const fates = recipients.map(address => fateOf(address, options.state ?? 'held', at))
  const item: Item = {
    id: newId(at),
    revision: 1,
    receivedAt: at,
    updatedAt: at,
    state: summarize(fates),
    envelope: { mailFrom, mailParams: { SIZE: '1000' }, smtputf8: false, eightBitMime: true },
    recipients: fates,
    client: { ip: '192.0.2.7', helo: 'mx.xnkpwx.example', reverseName: null, tls: null },
    authentication,
    verdict: { ...verdict, score: options.score ?? 92, outcome: options.outcome ?? 'impersonation' },
    subject,
    from: options.from ?? '"Amazon.co.jp" <a@xnkpwx.example>',
    fromDomain: 'xnkpwx.example',
    messageId: '<1@xnkpwx.example>',
    node: 'test',
    transaction: 'T-1',
    size: raw.byteLength,
    sha256: sha256(raw),
    dedupe: dedupeKey(raw, mailFrom, recipients),
    campaign: options.campaign ?? '',
    features: options.features ?? [],
    reviewed: null,
    assigned: '',
    approvals: [],
    notes: [],
    reports: [],
    bodyKept: true,
  }
  return { item, raw }
}

/** A message as the parser gives it, as far as holding looks at it. */
export const messageOf = (
  raw: Uint8Array,
  subject: string,
  recipients: readonly string[],
  mailFrom = 'bounce@xnkpwx.example',
): Message => ({
  envelope: { mailFrom, recipients, smtputf8: false, eightBitMime: true },
  client: { ip: '192.0.2.7', helo: 'mx.xnkpwx.example', reverseName: null },
  raw,
  size: raw.byteLength,
  headers: [],
  from: [
    {
      field: 'from',
      name: 'Amazon.co.jp',
      address: 'a@xnkpwx.example',
      local: 'a',
      domain: 'xnkpwx.example',
      comment: '',
    },
  ],
  sender: [],
  replyTo: [],
  to: [],
  cc: [],
  subject,
  messageId: '<1@xnkpwx.example>',
  parts: [],
  text: {
    runs: [],
    own: Buffer.from(raw).toString().split('\r\n\r\n')[1] ?? '',
    quoted: '',
    hidden: '',
    title: '',
  },
  links: [],
  images: [],
  forms: 0,
  disguises: [],
  defects: [],
  truncated: [],
})
