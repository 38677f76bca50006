/** What the filter needs to know of a message, and what it gets: the seam between Haraka and the judging. */
import type { Authentication } from '../auth/authentication.ts'
import type { Client, Envelope, Message } from '../message/message.ts'
import type { Verdict } from '../verdict/verdict.ts'

export type ExaminationInput = {
  readonly raw: Uint8Array
  readonly envelope: Envelope
  readonly client: Client
  /** our own authserv-id */
  readonly authservId: string
  /** what a relay said of its client by XFORWARD */
  readonly forwarded: { readonly ip: string; readonly helo: string | null } | null
  /** results that other plugins of this server left */
  readonly rows: readonly string[]
  readonly signal: AbortSignal
}

export type Examination = {
  readonly message: Message
  readonly authentication: Authentication
  readonly verdict: Verdict
}

export type Examine = (input: ExaminationInput) => Promise<Examination>
