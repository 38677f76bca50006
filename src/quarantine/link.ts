/** Links of a digest: a token for one item and one recipient, signed, expiring, revocable. It shows; it never acts. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Store } from '../store/store.ts'
import type { Deps } from './deps.ts'
import { isId } from './id.ts'
import type { Fate, Item } from './item.ts'
import { isIssueRevoked, longestLife } from './revoked.ts'

/** In milliseconds, of whole seconds: when the letter was written, and until when its links open. */
export type LinkTimes = { readonly issued: number; readonly expires: number }

/** `serial` makes each token another one; the recipient stands in it as a hash only. */
export type LinkClaims = LinkTimes & {
  readonly id: string
  readonly recipient: string
  readonly serial: string
}

const digest = (key: Uint8Array, parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest()

const recipientHash = (key: Uint8Array, id: string, address: string): string =>
  digest(key, ['recipient', id, address]).subarray(0, 9).toString('base64url')

const sign = (key: Uint8Array, body: string): string =>
  digest(key, ['link', body]).subarray(0, 18).toString('base64url')

const stamp = (time: number): string => Math.floor(time / 1000).toString(36)
const timeOf = (written: string): number => Number.parseInt(written, 36) * 1000

/** id.recipient.expires.issued.serial.signature: letters, digits, dots, dashes, underscores. */
export const makeLink = (
  key: Uint8Array,
  id: string,
  address: string,
  { issued, expires }: LinkTimes,
): string => {
  const serial = randomBytes(6).toString('base64url')
  const body = [id, recipientHash(key, id, address), stamp(expires), stamp(issued), serial].join('.')
  return `${body}.${sign(key, body)}`
}

const longestToken = 200

/** Earlier versions wrote no issue time: such a link is as old as can be, and every revocation meets it. */
const claimsOf = (parts: readonly string[]): LinkClaims | null => {
  const written = parts.length === 4 ? [...parts.slice(0, 3), '0', ...parts.slice(3)] : parts
  const [id, recipient, expires, issued, serial, more] = written
  if (id === undefined || recipient === undefined || expires === undefined || !isId(id)) return null
  if (issued === undefined || serial === undefined || more !== undefined) return null
  return { id, recipient, expires: timeOf(expires), issued: timeOf(issued), serial }
}

/** The claims of a token that we signed and that has not expired; null for all others, at even speed. */
export const readLink = (key: Uint8Array, token: string, now: number): LinkClaims | null => {
  if (token.length > longestToken) return null
  const end = token.lastIndexOf('.')
  const [body, signature] = [token.slice(0, Math.max(end, 0)), token.slice(end + 1)]
  const expected = Buffer.from(sign(key, body))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
  const claims = claimsOf(body.split('.'))
  return claims !== null && claims.expires > now ? claims : null
}

const allRevokedKey = (id: string, recipient: string): string => `revoked-links:${id}:${recipient}`
/** The links of this item to this recipient are void. */
export const isRevoked = async (
  key: Uint8Array,
  id: string,
  address: string,
  store: Store,
): Promise<boolean> => (await store.getValue(allRevokedKey(id, recipientHash(key, id, address)))) !== null

export type OpenedLink = { readonly item: Item; readonly recipient: string }

/** The item and the recipient that a token names; null if forged, expired, revoked, or the item is gone. */
export const openLink = async (
  key: Uint8Array,
  token: string,
  store: Store,
  now: number,
): Promise<OpenedLink | null> => {
  const claims = readLink(key, token, now)
  if (claims === null) return null
  if ((await store.getValue(allRevokedKey(claims.id, claims.recipient))) !== null) return null
  const item = await store.get(claims.id)
  const fate = item?.recipients.find(
    ({ address }) => recipientHash(key, claims.id, address) === claims.recipient,
  )
  if (item === null || fate === undefined) return null
  const isVoid = await isIssueRevoked(key, fate.address, claims.issued, store)
  return isVoid ? null : { item, recipient: fate.address }
}

/** All links of this item to this recipient, also those that are still to be made. */
export const revokeItemLink = (key: Uint8Array, id: string, address: string, deps: Deps): Promise<void> =>
  deps.store.putValue(allRevokedKey(id, recipientHash(key, id, address)), '1', deps.now() + longestLife)

/** What became of his own copy; undefined where he has none. */
export const ownFate = (item: Item, recipient: string): Fate | undefined =>
  item.recipients.find(fate => fate.address.toLowerCase() === recipient.toLowerCase())

/** What the recipient sees: his own fate only, never the others. */
export const forRecipient = (item: Item, recipient: string): Item => ({
  ...item,
  recipients: item.recipients.filter(fate => fate.address === recipient),
  notes: [],
  reports: [],
  approvals: [],
  assigned: '',
  envelope: { ...item.envelope, mailParams: {} },
})
