/** Links of a digest: a token for one item and one recipient, signed, expiring, revocable. It shows; it never acts. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Store } from '../store/store.ts'
import type { Deps } from './deps.ts'
import { isId } from './id.ts'
import type { Item } from './item.ts'

/** `serial` makes each token another one; the recipient stands in it as a hash only. */
export type LinkClaims = {
  readonly id: string
  readonly recipient: string
  readonly expires: number
  readonly serial: string
}

const digest = (key: Uint8Array, parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest()

const recipientHash = (key: Uint8Array, id: string, address: string): string =>
  digest(key, ['recipient', id, address]).subarray(0, 9).toString('base64url')

const sign = (key: Uint8Array, body: string): string =>
  digest(key, ['link', body]).subarray(0, 18).toString('base64url')

/** id.recipient.expires.serial.signature: letters, digits, dots, dashes, underscores. */
export const makeLink = (key: Uint8Array, id: string, address: string, expires: number): string => {
  const serial = randomBytes(6).toString('base64url')
  const body = [id, recipientHash(key, id, address), Math.floor(expires / 1000).toString(36), serial].join(
    '.',
  )
  return `${body}.${sign(key, body)}`
}

const longestToken = 200

/** The claims of a token that we signed and that has not expired; null for all others, at even speed. */
export const readLink = (key: Uint8Array, token: string, now: number): LinkClaims | null => {
  if (token.length > longestToken) return null
  const [id, recipient, expires, serial, signature, more] = token.split('.')
  if (id === undefined || recipient === undefined || expires === undefined || serial === undefined)
    return null
  if (signature === undefined || more !== undefined || !isId(id)) return null
  const expected = Buffer.from(sign(key, [id, recipient, expires, serial].join('.')))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
  const end = Number.parseInt(expires, 36) * 1000
  return end > now ? { id, recipient, expires: end, serial } : null
}

const allRevokedKey = (id: string, recipient: string): string => `revoked-links:${id}:${recipient}`
/** No link lives longer: `[digest] link_days` is 90 at most. */
export const longestLife = 91 * 86_400_000

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
  return item === null || fate === undefined ? null : { item, recipient: fate.address }
}

/** All links of this item to this recipient, also those that are still to be made. */
export const revokeItemLink = (key: Uint8Array, id: string, address: string, deps: Deps): Promise<void> =>
  deps.store.putValue(allRevokedKey(id, recipientHash(key, id, address)), '1', deps.now() + longestLife)

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
