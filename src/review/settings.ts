/** The part of the configuration that the review page works with, with addresses and origins already understood. */
import type { Config } from '../config/keys.ts'
import { originOf, parseListen } from '../config/origin.ts'

export type ReviewSettings = Config['review'] & {
  readonly privacy: 'company' | 'isp'
  /** after so many days what nobody released is deleted */
  readonly retentionDays: number
  readonly trustedAuthservId: string
  readonly trustedRelays: readonly string[]
}

export { parseListen }

export const isSecure = (settings: ReviewSettings): boolean =>
  settings.tls_certificate !== '' || settings.url.startsWith('https:')

export const ownOrigin = (settings: ReviewSettings, port?: number): string => originOf(settings, port)

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** DNS rebinding and cache poisoning come with a Host that is not ours. */
export const isOwnHost = (settings: ReviewSettings, host: string): boolean => {
  const name = host.toLowerCase().replace(/:\d{1,5}$/, '')
  if (settings.url !== '' && new URL(settings.url).host === host.toLowerCase()) return true
  const listen = parseListen(settings.listen).host
  const open = listen === '0.0.0.0' || listen === '::'
  return loopback.has(name) || name === listen || name === `[${listen}]` || (open && settings.url === '')
}

export const reviewSettings = (config: Config): ReviewSettings => ({
  ...config.review,
  privacy: config.privacy.profile,
  retentionDays: config.retention.days,
  trustedAuthservId: config.auth.trusted_authserv_id,
  trustedRelays: config.auth.trusted_relays,
})
