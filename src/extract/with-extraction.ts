/** A message together with what stands in its attachments: a new Message, the old one stays as it is. */
import type { Message } from '../message/message.ts'
import type { Extraction, UnreadReason } from './extraction.ts'

/** The rest is the sender's doing: locked or broken. */
const OUR_LIMITS: ReadonlySet<UnreadReason> = new Set(['time', 'memory', 'size', 'busy', 'count', 'crash'])

/** What could not be read is a defect `attachment-unread`, so that the verdict can say it. */
export function withExtraction(message: Message, extraction: Extraction): Message {
  const { runs, links, unread, truncated } = extraction
  if (runs.length === 0 && links.length === 0 && unread.length === 0 && truncated.length === 0) return message
  const found = runs.map(run => run.text).join('\n')
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
      runs: [...text.runs, ...runs],
      own: text.own === '' || found === '' ? text.own + found : `${text.own}\n${found}`,
    },
    links: [...message.links, ...links],
    defects: [...message.defects, ...defects],
    truncated: isCut ? [...new Set([...message.truncated, 'attachments'])] : message.truncated,
  }
}
