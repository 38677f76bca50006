/**
 * Do we see the true client addresses? Behind a NAT or a proxy all mail seems to come from one private address; SPF
 * then fails for everybody, genuine Amazon mail included.
 */
import ipaddr from 'ipaddr.js'
import { type HealthCheck, health } from './health.ts'

const ENOUGH = 10

export const checkClients: HealthCheck = async ({ store, config }) => {
  const page = await store?.list({ limit: 100 })
  const addresses = (page?.items ?? []).flatMap(item => (item.client.ip === null ? [] : [item.client.ip]))
  if (addresses.length < ENOUGH)
    return [
      health(
        'clients',
        'ok',
        'Too few held messages to judge the client addresses.',
        '保留メールが少ないため、接続元アドレスの確認はまだできません。',
      ),
    ]
  const distinct = new Set(addresses)
  const hidden = distinct.size === 1 && [...distinct].every(isInside)
  if (!hidden)
    return [
      health(
        'clients',
        'ok',
        `${distinct.size} different client addresses in the last ${addresses.length} held messages.`,
        `直近 ${addresses.length} 件の保留メールの接続元は ${distinct.size} 種類です。`,
      ),
    ]
  const [only] = distinct
  const known = config.auth.trusted_relays.length > 0 ? 'Check the list' : 'List it'
  return [
    health(
      'clients',
      'fail',
      `All held messages come from ${only}: we do not see the true clients, and SPF fails for everybody. ${known} in [auth] trusted_relays.`,
      `保留メールの接続元がすべて ${only} です。本来の接続元が見えず、SPF が失敗します。[auth] trusted_relays を確認してください。`,
    ),
  ]
}

function isInside(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() !== 'unicast'
}
