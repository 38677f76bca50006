/** Is the review page behind a reverse proxy that it was not told of? The page itself notices, and leaves a note. */
import { type HealthCheck, health } from './health.ts'

/** Named value of the store: the proxy's address, for a day. */
export const untrustedProxy = 'review untrusted proxy'

export const checkProxy: HealthCheck = async ({ store, config }) => {
  const peer = (await store?.getValue(untrustedProxy)) ?? null
  if (peer === null || config.review.trusted_proxies.includes(peer)) return []
  return [
    health(
      'proxy',
      'warn',
      `The review page is reached through a proxy at ${peer} that it does not trust: everybody seems to come from that address and shares its limit of failed sign-ins. Put it into [review] trusted_proxies.`,
      `確認ページへの接続が、信頼済みでないプロキシ ${peer} を経由しています。全員が同じアドレスから接続しているように見え、サインイン失敗の回数制限も共有されます。[review] trusted_proxies に追加してください。`,
    ),
  ]
}
