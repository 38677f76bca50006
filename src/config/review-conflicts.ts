/** Rules of [review]: what would start, and then do nothing, or fail at the first request. */
import { isWebOrigin, isWebUrl } from './addresses.ts'
import type { Config } from './keys.ts'

type Found = { readonly section: string; readonly key: string; readonly value: string; readonly hint: string }
type Review = Config['review']

const wrong = (key: keyof Review, value: string, hint: string): Found => ({
  section: 'review',
  key,
  value,
  hint,
})

const REASONED = ['release', 'delete', 'allow', 'report']

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const addressRules = ({ listen, url, time_zone }: Review): readonly Found[] => {
  const port = Number(/^(?:\[[0-9a-f:]+\]|[^\s:]+):(\d{1,5})$/i.exec(listen)?.[1] ?? Number.NaN)
  return [
    ...(port <= 65_535
      ? []
      : [wrong('listen', listen, 'must be address:port, for example 127.0.0.1:8026 or [::1]:8026')]),
    ...(url === '' || isWebOrigin(url)
      ? []
      : [
          wrong(
            'url',
            url,
            'must be https://quarantine.example.org (or http://…), with a port where one is typed, without a path: the page stands at the root of its host',
          ),
        ]),
    ...(time_zone === '' || isTimeZone(time_zone)
      ? []
      : [wrong('time_zone', time_zone, 'must be an IANA name such as Asia/Tokyo or Europe/Berlin')]),
  ]
}

const tlsRules = ({ tls_certificate, tls_key }: Review): readonly Found[] => {
  if ((tls_certificate === '') === (tls_key === '')) return []
  return tls_key === ''
    ? [
        wrong(
          'tls_certificate',
          tls_certificate,
          'needs [review] tls_key, the private key of the certificate',
        ),
      ]
    : [wrong('tls_key', tls_key, 'needs [review] tls_certificate, the certificate of the key')]
}

const reasonRules = ({ reason_required }: Review): readonly Found[] => {
  const unknown = reason_required.find(act => !REASONED.includes(act))
  return unknown === undefined
    ? []
    : [wrong('reason_required', unknown, `must be some of ${REASONED.join(', ')}`)]
}

const webhookRules = ({ webhook_urls, webhook_secret }: Review): readonly Found[] => {
  const bad = webhook_urls.find(url => !isWebUrl(url, false))
  if (bad !== undefined) return [wrong('webhook_urls', bad, 'write https://host/path, without a password')]
  return webhook_urls.length > 0 && webhook_secret === ''
    ? [
        wrong(
          'webhook_urls',
          webhook_urls.join(', '),
          'needs [review] webhook_secret: nothing is sent unsigned',
        ),
      ]
    : []
}

const oidcRules = (review: Review): readonly Found[] => {
  const { oidc_issuer, oidc_client_id, oidc_administrators, oidc_reviewers, oidc_auditors } = review
  if (oidc_issuer === '') return []
  if (!isWebUrl(oidc_issuer, true))
    return [wrong('oidc_issuer', oidc_issuer, 'must be an https URL (http:// only to this machine)')]
  if (oidc_client_id === '')
    return [wrong('oidc_issuer', oidc_issuer, 'needs [review] oidc_client_id, our name at the provider')]
  const roles = [...oidc_administrators, ...oidc_reviewers, ...oidc_auditors]
  return roles.length > 0
    ? []
    : [
        wrong(
          'oidc_issuer',
          oidc_issuer,
          'needs [review] oidc_administrators, oidc_reviewers or oidc_auditors: without a role nobody gets in',
        ),
      ]
}

export const reviewConflicts = ({ review }: Config): readonly Found[] =>
  [addressRules, tlsRules, reasonRules, webhookRules, oidcRules].flatMap(rule => rule(review))
