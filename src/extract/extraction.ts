/** What was found inside attachments, and what could not be read: values that both sides of the process border share. */
import type { Link, TextRun } from '../message/message.ts'

/** What a reader understands; chosen by the first bytes, not by what the sender declares. */
export type Kind = 'pdf' | 'ooxml' | 'zip' | 'rtf' | 'ics' | 'html' | 'image'

export type UnreadReason =
  /** not read within its time */
  | 'time'
  | 'memory'
  /** larger than the limit, or inflates to more */
  | 'size'
  | 'encrypted'
  | 'broken'
  /** the share of the CPU for all attachments is used up */
  | 'busy'
  /** more attachments than are read of one message */
  | 'count'
  /** the reading process ended */
  | 'crash'

export type Unread = { readonly name: string; readonly reason: UnreadReason }

export type Extraction = {
  readonly runs: readonly TextRun[]
  readonly links: readonly Link[]
  readonly unread: readonly Unread[]
  /** names of attachments that were read only in part: more pages, more text than the limits */
  readonly truncated: readonly string[]
  /** CPU milliseconds of the reading processes */
  readonly cpu: number
}

export const nothingExtracted: Extraction = { runs: [], links: [], unread: [], truncated: [], cpu: 0 }

export type ReadLimits = {
  /** bytes after inflating, of all members of a container together */
  readonly inflated: number
  readonly pages: number
  /** characters */
  readonly text: number
  readonly links: number
  /** pixels of one image */
  readonly pixels: number
}

export type FoundLink = {
  readonly shown: string
  readonly target: string
  readonly origin: 'attachment' | 'qr'
}

/** One piece of text is one run. */
export type Found = {
  readonly text: readonly string[]
  readonly links: readonly FoundLink[]
  readonly cut: boolean
}

export type ReadRequest = {
  readonly id: number
  readonly kind: Kind
  readonly bytes: Uint8Array
  readonly limits: ReadLimits
}

/** `cpu`: milliseconds of this request. */
export type ReadReply =
  | { readonly id: number; readonly ok: true; readonly found: Found; readonly cpu: number }
  | { readonly id: number; readonly ok: false; readonly reason: UnreadReason; readonly cpu: number }

/** A reader throws this where it knows why it cannot read. */
export class UnreadableError extends Error {
  readonly reason: UnreadReason
  constructor(reason: UnreadReason) {
    super(reason)
    this.name = 'UnreadableError'
    this.reason = reason
  }
}
