/** The part of the configuration that the review page works with, with addresses and origins already understood. */
import type { Config } from '../config/keys.ts'

export type ReviewSettings = Config['review'] & {
  readonly privacy: 'company' | 'isp'
  readonly trustedAuthservId: string
  readonly trustedRelays: readonly string[]
}

export type Listen = { readonly host: string; readonly port: number }

/** `127.0.0.1:8026`, `[::1]:8026`, `8026`. */
export const parseListen = (listen: string): Listen => {
  const match = /^(?:(?:\[([^\]]+)\]|([^:]*)):)?(\d{1,5})$/.exec(listen)
  return { host: match?.[1] ?? (match?.[2] || '127.0.0.1'), port: Number(match?.[3] ?? 8026) }
}

export const isSecure = (settings: ReviewSettings): boolean =>
  settings.tls_certificate !== '' || settings.url.startsWith('https:')

/** The origin that people type; links in mails and redirects are made of it, never of the Host header. */
export const ownOrigin = (settings: ReviewSettings, port?: number): string => {
  if (settings.url !== '') return new URL(settings.url).origin
  const listen = parseListen(settings.listen)
  const host = listen.host === '0.0.0.0' || listen.host === '::' ? 'localhost' : listen.host
  const name = host.includes(':') ? `[${host}]` : host
  return `${isSecure(settings) ? 'https' : 'http'}://${name}:${port ?? listen.port}`
}

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
  trustedAuthservId: config.auth.trusted_authserv_id,
  trustedRelays: config.auth.trusted_relays,
})
