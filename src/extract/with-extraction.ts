/** A message together with what stands in its attachments: a new Message, the old one stays as it is. */
import type { Message, TextRun } from '../message/message.ts'
import type { Extraction, UnreadReason } from './extraction.ts'

/** The rest is the sender's doing: locked or broken. */
const OUR_LIMITS: ReadonlySet<UnreadReason> = new Set(['time', 'memory', 'size', 'busy', 'count', 'crash'])

/** Fewer characters are no words of one's own: the threshold of message/bodies.ts. */
const LITTLE_TEXT = 20

/** What could not be read is a defect `attachment-unread`, so that the verdict can say it. */
export function withExtraction(message: Message, extraction: Extraction): Message {
  const { runs, links, unread, truncated } = extraction
  if (runs.length === 0 && links.length === 0 && unread.length === 0 && truncated.length === 0) return message
  // A forwarded message is somebody else's word, unless the message around it says nothing itself.
  const isForward = message.text.own.trim().length >= LITTLE_TEXT
  const added = runs.map(run => ({ ...run, quoted: run.quoted && isForward }))
  const { text } = message
  const isCut = truncated.length > 0 || unread.some(item => OUR_LIMITS.has(item.reason))
  const defects = unread.map(({ name, reason }) => ({
    code: 'attachment-unread',
    detail: `${reason}: ${name.slice(0, 200)}`,
  }))
  return {
    ...message,
    text: {
      ...text,
      runs: [...text.runs, ...added],
      own: joined(text.own, added, false),
      quoted: joined(text.quoted, added, true),
    },
    links: [...message.links, ...links],
    defects: [...message.defects, ...defects],
    truncated: isCut ? [...new Set([...message.truncated, 'attachments'])] : message.truncated,
  }
}

function joined(before: string, runs: readonly TextRun[], quoted: boolean): string {
  const found = runs.filter(run => run.quoted === quoted).map(run => run.text)
  return (before === '' ? found : [before, ...found]).join('\n')
}
