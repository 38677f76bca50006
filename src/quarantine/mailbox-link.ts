/**
 * The link to a recipient's own list, in the foot of his digest: sealed (AES-256-GCM), expiring, revocable. The address
 * stands in it unreadable, so that no log of a proxy holds it. Like the links of single items it shows and never acts.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Store } from '../store/store.ts'
import type { Deps } from './deps.ts'
import type { Fate, Item } from './item.ts'
import { forRecipient, isRevoked, longestLife, makeLink } from './link.ts'

/** Times in milliseconds, of whole seconds. */
export type MailboxClaims = { readonly address: string; readonly issued: number; readonly expires: number }

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16
const timeBytes = 8
const longestToken = 600

const sealingKey = (key: Uint8Array): Buffer => createHmac('sha256', key).update('mailbox-link').digest()

/** iv, tag, sealed (issued, expires, address), as base64url. */
export const makeMailboxLink = (
  key: Uint8Array,
  address: string,
  times: Omit<MailboxClaims, 'address'>,
): string => {
  const iv = randomBytes(ivBytes)
  const seal = createCipheriv(cipher, sealingKey(key), iv)
  const head = Buffer.alloc(timeBytes)
  head.writeUInt32BE(Math.floor(times.issued / 1000), 0)
  head.writeUInt32BE(Math.floor(times.expires / 1000), 4)
  const sealed = Buffer.concat([seal.update(head), seal.update(address, 'utf8'), seal.final()])
  return Buffer.concat([iv, seal.getAuthTag(), sealed]).toString('base64url')
}

const unseal = (key: Uint8Array, bytes: Buffer): Buffer | null => {
  const seal = createDecipheriv(cipher, sealingKey(key), bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  })
  seal.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  try {
    return Buffer.concat([seal.update(bytes.subarray(ivBytes + tagBytes)), seal.final()])
  } catch {
    return null
  }
}

/** What a token says that we sealed and that has not expired; null for all others. */
export const readMailboxLink = (key: Uint8Array, token: string, now: number): MailboxClaims | null => {
  if (token.length > longestToken || !/^[\w-]+$/u.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length <= ivBytes + tagBytes + timeBytes) return null
  const plain = unseal(key, bytes)
  if (plain === null) return null
  const issued = plain.readUInt32BE(0) * 1000
  const expires = plain.readUInt32BE(4) * 1000
  return expires > now ? { address: plain.toString('utf8', timeBytes), issued, expires } : null
}

const revokedKey = (key: Uint8Array, address: string): string =>
  `revoked-mailbox:${createHmac('sha256', key).update(`mailbox:${address.toLowerCase()}`).digest('base64url').slice(0, 16)}`

/** All links to the lists of these recipients that are out; the next digest brings a new one. */
export const revokeMailboxLinks = async (
  key: Uint8Array,
  addresses: readonly string[],
  deps: Deps,
): Promise<void> => {
  const now = deps.now()
  for (const address of addresses)
    await deps.store.putValue(revokedKey(key, address), String(now), now + longestLife)
}

/** One of his messages, his own copy only; `link` opens it, and lives no longer than the list. */
export type OwnMessage = { readonly item: Item; readonly fate: Fate; readonly link: string }
export type Mailbox = {
  readonly address: string
  readonly expires: number
  readonly messages: readonly OwnMessage[]
  /** cursor of the next page; null: this is the last */
  readonly next: string | null
}

const pageSize = 50

/** What is still at his disposal, newest first; null if the link is forged, expired or revoked. */
export const openMailbox = async (
  key: Uint8Array,
  token: string,
  after: string,
  store: Store,
  now: number,
): Promise<Mailbox | null> => {
  const claims = readMailboxLink(key, token, now)
  if (claims === null) return null
  const { address, issued, expires } = claims
  const revokedAt = Number((await store.getValue(revokedKey(key, address))) ?? Number.NEGATIVE_INFINITY)
  if (issued <= revokedAt) return null
  const page = await store.list({
    limit: pageSize,
    states: ['held', 'releasing', 'in-doubt', 'released'],
    recipient: address,
    ...(after === '' ? {} : { after }),
  })
  const messages: OwnMessage[] = []
  for (const item of page.items) {
    const fate = item.recipients.find(one => one.address.toLowerCase() === address.toLowerCase())
    if (fate === undefined || (await isRevoked(key, item.id, fate.address, store))) continue
    const link = makeLink(key, item.id, fate.address, expires)
    messages.push({ item: forRecipient(item, fate.address), fate, link })
  }
  return { address, expires, messages, next: page.next }
}
