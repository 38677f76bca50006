/** The item: one held message with its envelope, its verdict and the fate of each recipient. Data only. */
import type { Authentication } from '../auth/authentication.ts'
import type { Fortune } from '../delivery/send.ts'
import type { Verdict } from '../verdict/verdict.ts'

/**
 * Fate of one recipient's copy. The item's own state is a summary of these (state.ts).
 * - pending: durable, but the next hop has not yet taken the other recipients' copy (no 250 so far)
 * - held: waits for a person
 * - releasing: a person said go; an attempt runs or waits for its time
 * - in-doubt: an attempt died before its answer was recorded; only a person (or `[release] in_doubt=retry`) sends again
 */
export type State =
  | 'pending'
  | 'held'
  | 'releasing'
  | 'released'
  | 'in-doubt'
  | 'deleted'
  | 'expired'
  | 'withdrawn'

export const states = [
  'pending',
  'held',
  'releasing',
  'released',
  'in-doubt',
  'deleted',
  'expired',
  'withdrawn',
] as const satisfies readonly State[]

/** The release of one recipient's copy, while it runs and after it ended. Times are milliseconds since 1970. */
export type Release = {
  /** groups the recipients that go in one SMTP transaction */
  readonly id: string
  readonly by: string
  readonly at: number
  /** where it goes; differs from the recipient when released to another address */
  readonly to: string
  /** waiting: nothing under way, safe to send again; sending: `releasing` is durable, DATA may have begun */
  readonly phase: 'waiting' | 'sending' | 'done'
  /** attempts begun */
  readonly attempts: number
  /** waiting: not before; sending: the attempt counts as dead from then on */
  readonly due: number
  /** what the next hop said last, '' if nothing yet */
  readonly answer: string
}

/** What the administrator sees of a release that did not succeed. */
export type Failure = { readonly at: number; readonly answer: string; readonly permanent: boolean }

export type Fate = {
  /** exactly as RCPT TO gave it, without angle brackets */
  readonly address: string
  /** lower case A-label domain of the address, '' if none */
  readonly domain: string
  readonly state: State
  readonly since: number
  readonly release: Release | null
  readonly failure: Failure | null
  /** it was released once, whatever came of it: a campaign's standing decision leaves it to people from then on */
  readonly handled?: true
  /** the recipient asked for it (digest link) */
  readonly requested: { readonly at: number; readonly reason: string } | null
}

export type HeldEnvelope = {
  /** '' never occurs: a bounce is not held */
  readonly mailFrom: string
  /** ESMTP parameters of MAIL FROM as given (SIZE, BODY, SMTPUTF8 …); flags have the value '' */
  readonly mailParams: Readonly<Record<string, string>>
  readonly smtputf8: boolean
  readonly eightBitMime: boolean
}

export type HeldClient = {
  readonly ip: string | null
  readonly helo: string | null
  readonly reverseName: string | null
  readonly tls: { readonly version: string; readonly cipher: string } | null
}

export type Note = { readonly at: number; readonly by: string; readonly text: string }
export type Report = {
  readonly at: number
  readonly by: string
  readonly target: string
  /** absent in items of earlier versions, which kept only what was delivered */
  readonly fortune?: Fortune
  readonly answer: string
}
/** What the first of two reviewers wants to be done: the second one sees it, and may change it. */
export type Wish = { readonly recipients: readonly string[] | null; readonly to: string | null }
export type Approval = { readonly at: number; readonly by: string; readonly wish?: Wish }

export type Item = {
  /** 13 characters, sorts by time (id.ts) */
  readonly id: string
  /** grows by one with every change; the compare-and-swap of every update */
  readonly revision: number
  readonly receivedAt: number
  readonly updatedAt: number
  /** summary of the fates (state.ts), stored for search */
  readonly state: State
  readonly envelope: HeldEnvelope
  readonly recipients: readonly Fate[]
  readonly client: HeldClient
  readonly authentication: Authentication
  readonly verdict: Verdict
  /** for lists: decoded, not made harmless */
  readonly subject: string
  readonly from: string
  readonly fromDomain: string
  readonly messageId: string
  /** the node and the transaction that held it */
  readonly node: string
  readonly transaction: string
  readonly size: number
  /** of the bytes in the store, hex */
  readonly sha256: string
  /** finds the item again when the sender retries (dedupe.ts); '' once withdrawn or stripped */
  readonly dedupe: string
  /** '' if the message could not be grouped */
  readonly campaign: string
  /** what it has in common with its wave: hashes of subject, link domains and body (campaign.ts) */
  readonly features: readonly string[]
  readonly reviewed: { readonly at: number; readonly by: string } | null
  readonly assigned: string
  readonly approvals: readonly Approval[]
  readonly notes: readonly Note[]
  readonly reports: readonly Report[]
  /** marks of those whom a letter has told of it (told.ts); absent in items of earlier versions */
  readonly told?: readonly string[]
  /** false once deleted, expired or withdrawn: body and personal data are gone */
  readonly bodyKept: boolean
}
