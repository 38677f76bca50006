/** What the filter needs to know of a message: the seam between Haraka and the judging. */
import type { Examination } from '../examine.ts'
import type { Client, Envelope } from '../message/message.ts'

export type { Examination } from '../examine.ts'

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

export type Examine = (input: ExaminationInput) => Promise<Examination>
