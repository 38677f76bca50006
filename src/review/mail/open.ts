/** Opens a held message for reading: bytes out of the store, parsed once, with what the pages list of it. */
import { createHash } from 'node:crypto'
import type { Message, Part } from '../../message/message.ts'
import { parseMessage } from '../../message/parse.ts'
import type { Item } from '../../quarantine/item.ts'
import type { Store } from '../../store/store.ts'

export type Opened = {
  readonly message: Message
  readonly attachments: readonly { readonly part: Part; readonly sha256: string }[]
  /** the beginning of the bytes, as they are */
  readonly source: string
}

const shownSource = 20_000

/** latin1 shows each byte as it is; a browser never sees it as anything but words */
export const sourceOf = (raw: Uint8Array, most: number): string =>
  Buffer.from(raw.subarray(0, most)).toString('latin1').replace(/\r/g, '')

/** Bodies that are read as text are not attachments; everything else is, inline pictures too. */
const isAttachment = (part: Part): boolean => {
  if (part.type.startsWith('multipart/')) return false
  const body = part.type === 'text/plain' || part.type === 'text/html'
  return part.disposition === 'attachment' || part.filename !== '' || !body
}

export const openMail = async (store: Store, item: Item): Promise<Opened | null> => {
  const raw = await store.body(item.id)
  if (raw === null) return null
  const { mailFrom, smtputf8, eightBitMime } = item.envelope
  const recipients = item.recipients.map(fate => fate.address)
  const message = parseMessage(raw, {
    envelope: { mailFrom, smtputf8, eightBitMime, recipients },
    client: item.client,
  })
  const attachments = message.parts
    .filter(isAttachment)
    .slice(0, 100)
    .map(part => ({ part, sha256: createHash('sha256').update(part.content).digest('hex') }))
  return { message, attachments, source: sourceOf(raw, shownSource) }
}
