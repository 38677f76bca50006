/** The public names of the package, for programs that read or judge mail without Haraka. */
export { defaultLimits } from './message/limits.ts'
export type {
  Client,
  Defect,
  Disguise,
  DisguiseKind,
  Envelope,
  HeaderField,
  ImageRef,
  Limits,
  Link,
  Mailbox,
  MailboxField,
  Message,
  Part,
  TextRun,
  VisibleText,
} from './message/message.ts'
export { type ParseInput, parseMessage } from './message/parse.ts'
