/** The shape of a message as everything else sees it: parsed once, deeply read-only (RFC 5321, RFC 5322). */

/** What SMTP said (RFC 5321). `mailFrom` is '' for the null reverse-path `<>`. */
export type Envelope = {
  readonly mailFrom: string | null
  readonly recipients: readonly string[]
  readonly smtputf8: boolean
  readonly eightBitMime: boolean
}

/** Who spoke SMTP to us, or to the first trusted relay. `ip` is null where nobody knows (stored mail). */
export type Client = {
  readonly ip: string | null
  readonly helo: string | null
  readonly reverseName: string | null
}

/** One header field; duplicates stay visible, order is the order in the message. */
export type HeaderField = {
  /** lower case */
  readonly name: string
  /** unfolded, RFC 2047 decoded (and raw 8-bit or JIS decoded) text */
  readonly value: string
  /** unfolded, undecoded; bytes as latin1 characters */
  readonly raw: string
}

export type MailboxField = 'from' | 'sender' | 'reply-to' | 'to' | 'cc'

/** One mailbox, also out of an RFC-invalid field: the worst reading is kept. */
export type Mailbox = {
  readonly field: MailboxField
  /** decoded display name, '' if none */
  readonly name: string
  /** as written, decoded; may hold no '@' */
  readonly address: string
  readonly local: string
  /** lower case, ASCII (A-label), no trailing dot; '' if none */
  readonly domain: string
  /** comments of the mailbox, decoded: `a@b (Amazon)` */
  readonly comment: string
}

export type Part = {
  /** 1, 1.2, … as IMAP numbers them */
  readonly path: string
  /** lower case type/subtype as declared, or text/plain */
  readonly type: string
  readonly disposition: 'inline' | 'attachment' | null
  readonly filename: string
  readonly contentId: string
  readonly charset: string
  /** decoded size in bytes */
  readonly size: number
  /** transfer-decoded bytes; empty for multipart and for what was cut */
  readonly content: Uint8Array
  /** text parts (text/*): decoded text, else '' */
  readonly text: string
  /** depth of message/rfc822 nesting; 0 = the message itself */
  readonly nested: number
}

export type Link = {
  /** the words that a person clicks on; '' for bare or image links */
  readonly shown: string
  /** the href or the URL in the text, as written, trimmed of white space and control characters */
  readonly target: string
  readonly scheme: string
  /** lower case A-label host, IP literals in dotted form; '' if none */
  readonly host: string
  /** organizational domain of the host by the public suffix list (private suffixes included); '' if none */
  readonly organizationalDomain: string
  readonly origin: 'html' | 'form' | 'image' | 'text' | 'attachment' | 'qr'
  /** false where a person cannot see the link (hidden text) */
  readonly visible: boolean
}

export type ImageRef = {
  readonly alt: string
  readonly source: string
  readonly host: string
  readonly contentId: string
}

/** How a writer hid or twisted what the eye reads; each is evidence of its own. */
export type DisguiseKind =
  | 'invisible-characters'
  | 'combining-noise'
  | 'bidi-controls'
  | 'confusable-letters'
  | 'styled-letters'
  | 'letter-spacing'
  | 'inserted-token'
  | 'leetspeak'
  | 'hidden-text'
  | 'tiny-text'
  | 'same-colour-text'
  | 'off-screen-text'
  | 'wrong-charset'
  | 'nested-encoding'
  | 'split-encoded-word'
export type Disguise = {
  readonly kind: DisguiseKind
  /** header:subject, body:html, link:2 … */
  readonly where: string
  /** what was written, at most 120 characters */
  readonly quote: string
}

/** A run of text with where it stands. */
export type TextRun = {
  readonly text: string
  /** body:plain, body:html, attachment:NAME, rfc822:1.2 … */
  readonly where: string
  /** inside a quoted reply or a forwarded block */
  readonly quoted: boolean
}

/** The text that a person sees, in reading order, and what a person does not see. */
export type VisibleText = {
  readonly runs: readonly TextRun[]
  /** all runs that are not quoted, joined by newline */
  readonly own: string
  /** all runs that are quoted */
  readonly quoted: string
  /** text that the message carries but nobody sees */
  readonly hidden: string
  /** <title> of HTML parts */
  readonly title: string
}

/** A defect of the message that parsing survived. */
export type Defect = { readonly code: string; readonly detail: string }

export type Limits = {
  /** bytes that are judged; the rest is only counted */
  readonly bytes: number
  readonly headerBytes: number
  readonly headerLines: number
  readonly parts: number
  readonly depth: number
  readonly links: number
  /** characters of text that are kept */
  readonly text: number
}

export type Message = {
  readonly envelope: Envelope
  readonly client: Client
  /** the exact original bytes, whole */
  readonly raw: Uint8Array
  readonly size: number
  readonly headers: readonly HeaderField[]
  readonly from: readonly Mailbox[]
  readonly sender: readonly Mailbox[]
  readonly replyTo: readonly Mailbox[]
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly subject: string
  readonly messageId: string
  /** bodies, attachments and the leaves of nested messages, in order */
  readonly parts: readonly Part[]
  readonly text: VisibleText
  readonly links: readonly Link[]
  readonly images: readonly ImageRef[]
  /** number of <form> elements and of input fields that a person can fill in */
  readonly forms: number
  readonly disguises: readonly Disguise[]
  readonly defects: readonly Defect[]
  /** what limits cut off, by name: bytes, header, parts, depth, links, text; empty if nothing */
  readonly truncated: readonly string[]
}
