/**
 * Where the results of one message come from: a trusted upstream that stands on our side of the border, other Haraka
 * plugins where the administrator wants that, else we verify ourselves, as seen from the border.
 */
import type { Message } from '../message/message.ts'
import { authenticate } from './authenticate.ts'
import type { Authentication } from './authentication.ts'
import type { Resolver } from './dns/resolver.ts'
import { fromHarakaResults } from './haraka-results.ts'
import { createAddressMatcher } from './networks.ts'
import { type Border, type Connection, findBorder } from './relay.ts'
import { authenticationOfUpstream } from './trusted.ts'

export type AuthenticatorConfig = {
  readonly auth: {
    readonly trusted_authserv_id: string
    readonly trusted_relays: readonly string[]
    readonly trusted_arc_sealers: readonly string[]
    readonly source: 'live' | 'plugins'
  }
  readonly dns: { readonly deadline: number }
}

export type Arrival = {
  readonly connection: Connection
  /** our name */
  readonly mta: string
  /** notes.authentication_results of connection and transaction */
  readonly pluginRows: readonly string[]
}

export type Authenticator = {
  /** never throws */
  readonly authenticate: (message: Message, arrival: Arrival) => Promise<Authentication>
  readonly borderOf: (message: Pick<Message, 'headers'>, connection: Connection) => Border
}

/** Throws a NetworkError where `trusted_relays` holds what is no network. */
export function createAuthenticator(config: AuthenticatorConfig, resolver: Resolver): Authenticator {
  const { trusted_authserv_id, trusted_relays, trusted_arc_sealers, source } = config.auth
  const isTrusted = createAddressMatcher(trusted_relays)
  const options = { deadline: config.dns.deadline, trustedArcSealers: trusted_arc_sealers }
  const borderOf: Authenticator['borderOf'] = (message, connection) =>
    findBorder(message.headers, connection, isTrusted)

  return {
    borderOf,
    async authenticate(message, arrival) {
      const border = borderOf(message, arrival.connection)
      const upstream = authenticationOfUpstream(message, trusted_authserv_id, border)
      if (upstream) return upstream
      if (source === 'plugins' && !border.relayed) {
        const left = fromHarakaResults(arrival.pluginRows, message, border.client)
        if (left) return left
      }
      const input = {
        ...border.client,
        mailFrom: message.envelope.mailFrom,
        mta: arrival.mta,
        from: message.from.map(mailbox => mailbox.domain),
      }
      return authenticate(message.raw, input, { resolver, options })
    },
  }
}
