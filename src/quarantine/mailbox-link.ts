/**
 * The link to a recipient's own list, in the foot of his digest: sealed (AES-256-GCM), expiring, revocable. The address
 * stands in it unreadable, so that no log of a proxy holds it. Like the links of single items it shows and never acts.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Store } from '../store/store.ts'
import type { Fate, Item, State } from './item.ts'
import { forRecipient, isRevoked, type LinkTimes, makeLink, ownFate } from './link.ts'
import { isIssueRevoked } from './revoked.ts'

export type MailboxClaims = LinkTimes & { readonly address: string }

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16
const timeBytes = 8
const longestToken = 600

const sealingKey = (key: Uint8Array): Buffer => createHmac('sha256', key).update('mailbox-link').digest()

/** iv, tag, sealed (issued, expires, address), as base64url. */
export const makeMailboxLink = (key: Uint8Array, address: string, times: LinkTimes): string => {
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

/** The claims of a token that still opens; null if it is forged, expired or revoked. */
const openClaims = async (
  key: Uint8Array,
  token: string,
  store: Store,
  now: number,
): Promise<MailboxClaims | null> => {
  const claims = readMailboxLink(key, token, now)
  if (claims === null) return null
  return (await isIssueRevoked(key, claims.address, claims.issued, store)) ? null : claims
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

/** What is still at his disposal, or has reached him. */
const listed = ['held', 'releasing', 'in-doubt', 'released'] as const satisfies readonly State[]
const isListed = ({ state }: Fate): boolean => listed.some(one => one === state)

/** An item's state speaks of all its recipients: whether it stands in his list, his own copy says. */
const ownMessage = async (
  key: Uint8Array,
  item: Item,
  { address, ...times }: MailboxClaims,
  store: Store,
): Promise<OwnMessage | null> => {
  const fate = ownFate(item, address)
  if (fate === undefined || !isListed(fate)) return null
  if (await isRevoked(key, item.id, fate.address, store)) return null
  // as old as the list's link itself: what makes that one void ends these, too
  return { item: forRecipient(item, fate.address), fate, link: makeLink(key, item.id, fate.address, times) }
}

type Listing = Pick<Mailbox, 'messages' | 'next'>

/** A page of which nothing is his is passed over: an empty one says that there is nothing at all. */
const pageAfter = async (
  key: Uint8Array,
  claims: MailboxClaims,
  after: string,
  store: Store,
): Promise<Listing> => {
  const asked = { limit: pageSize, states: listed, recipient: claims.address }
  for (let cursor = after; ; ) {
    const page = await store.list({ ...asked, ...(cursor === '' ? {} : { after: cursor }) })
    const own = await Promise.all(page.items.map(item => ownMessage(key, item, claims, store)))
    const messages = own.filter(message => message !== null)
    if (messages.length > 0 || page.next === null) return { messages, next: page.next }
    cursor = page.next
  }
}

/** His list, newest first; null if the link is forged, expired or revoked. */
export const openMailbox = async (
  key: Uint8Array,
  token: string,
  after: string,
  store: Store,
  now: number,
): Promise<Mailbox | null> => {
  const claims = await openClaims(key, token, store, now)
  if (claims === null) return null
  const { address, expires } = claims
  return { address, expires, ...(await pageAfter(key, claims, after, store)) }
}

/** Whether a link opens the list of this recipient: the way back to it is shown to nobody else. */
export const isOwnList = async (
  key: Uint8Array,
  token: string,
  address: string,
  store: Store,
  now: number,
): Promise<boolean> => {
  const claims = await openClaims(key, token, store, now)
  return claims !== null && claims.address.toLowerCase() === address.toLowerCase()
}
