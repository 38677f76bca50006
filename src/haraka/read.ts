/** Connection and transaction → what the examination needs, and whether there is one at all. */
import { type AddressMatcher, createAddressMatcher } from '../auth/networks.ts'
import type { Config } from '../config/keys.ts'
import type { Client, Envelope } from '../message/message.ts'
import type { Address, Connection, Transaction } from './members.ts'
import { paramsOf } from './state.ts'

export function envelopeOf(transaction: Transaction): Envelope {
  const params = paramsOf(transaction)
  return {
    mailFrom: transaction.mail_from.isNull() ? '' : addressOf(transaction.mail_from),
    recipients: transaction.rcpt_to.map(addressOf),
    smtputf8: 'SMTPUTF8' in params,
    eightBitMime: (params['BODY'] ?? '').toUpperCase() === '8BITMIME',
  }
}

/** As MAIL or RCPT gave it, without angle brackets: odd quoting is the recipient's own. */
export function addressOf(address: Address): string {
  const original = address.original ?? ''
  const inner = /^<(.*)>$/s.exec(original)?.[1] ?? original
  return inner.includes('@') ? inner : (address.address ?? '')
}

export function clientOf(connection: Connection): Client {
  const host = connection.remote.host
  const named = host !== '' && host !== 'Unknown' && host !== 'DNSERROR' && host !== 'NXDOMAIN'
  return {
    ip: connection.remote.ip,
    helo: connection.hello.host === '' ? null : connection.hello.host,
    reverseName: named ? host : null,
  }
}

export function tlsOf(connection: Connection): { readonly version: string; readonly cipher: string } | null {
  if (!connection.tls.enabled) return null
  return { version: connection.tls.cipher?.version ?? '', cipher: connection.tls.cipher?.name ?? '' }
}

const matchers = new WeakMap<readonly string[], AddressMatcher>()

/** One matcher a list; a reload brings a new list. */
export function matcherOf(networks: readonly string[]): AddressMatcher {
  const known = matchers.get(networks)
  if (known !== undefined) return known
  const matcher = createAddressMatcher(networks)
  matchers.set(networks, matcher)
  return matcher
}

export const isTrustedRelay = (connection: Connection, config: Config): boolean =>
  matcherOf(config.auth.trusted_relays)(connection.remote.ip)

/** The rows that other plugins left by connection.auth_results(). */
export function authenticationRows(connection: Connection, transaction: Transaction): readonly string[] {
  const notes = [connection.notes['authentication_results'], transaction.notes['authentication_results']]
  return notes.flatMap(rows => (Array.isArray(rows) ? rows.filter(row => typeof row === 'string') : []))
}

const isAuthenticated = (connection: Connection): boolean => typeof connection.notes['auth_user'] === 'string'

/** Our own users' mail, which gets none of our headers. A trusted relay only brings other people's mail. */
export function isOutbound(connection: Connection, config: Config): boolean {
  if (isTrustedRelay(connection, config)) return false
  return connection.relaying || isAuthenticated(connection)
}

/** Why this connection's mail is not examined, '' if it is. */
export function skipReason(connection: Connection, config: Config): string {
  if (isTrustedRelay(connection, config)) return ''
  const { check } = config
  if (isAuthenticated(connection) && !check.authenticated) return 'authenticated'
  if (connection.relaying && !isAuthenticated(connection) && !check.relay) return 'relay'
  if (connection.remote.is_local) return check.local_ip ? '' : 'local_ip'
  return connection.remote.is_private && !check.private_ip ? 'private_ip' : ''
}
