/** Values that are right one by one and wrong together. */
import type { ConfigError } from './errors.ts'
import type { Config } from './keys.ts'

type Rule = (
  config: Config,
) => { readonly section: string; readonly key: string; readonly value: string; readonly hint: string } | null

const rules: readonly Rule[] = [
  ({ threshold }) =>
    threshold.suspected > threshold.impersonation
      ? {
          section: 'threshold',
          key: 'suspected',
          value: String(threshold.suspected),
          hint: `must not be above [threshold] impersonation (${threshold.impersonation})`,
        }
      : null,
  ({ dns }) =>
    dns.timeout > dns.deadline
      ? {
          section: 'dns',
          key: 'timeout',
          value: `${dns.timeout}ms`,
          hint: `must not be above [dns] deadline (${dns.deadline}ms)`,
        }
      : null,
  ({ auth }) =>
    auth.trusted_authserv_id !== '' && auth.trusted_relays.length === 0
      ? {
          section: 'auth',
          key: 'trusted_authserv_id',
          value: auth.trusted_authserv_id,
          hint: 'needs [auth] trusted_relays: results are believed only from those addresses',
        }
      : null,
  ({ store }) =>
    /^(sqlite:.+|postgres(ql)?:\/\/.+|memory:)$/.test(store.url)
      ? null
      : {
          section: 'store',
          key: 'url',
          value: store.url,
          hint: 'must be sqlite:DIRECTORY or postgres://user@host/database',
        },
  ({ next_hop }) =>
    /^(|maildir:.+|smtp:\/\/[^/\s]+|lmtp:\/\/[^/\s]+|lmtp:\/.+)$/.test(next_hop.url)
      ? null
      : {
          section: 'next_hop',
          key: 'url',
          value: next_hop.url,
          hint: 'must be smtp://host:port, lmtp://host:port, lmtp:/path/to/socket, maildir:DIRECTORY or empty',
        },
  ({ review }) =>
    /^(\[[0-9a-f:]+\]|[^\s:]+):\d{1,5}$/i.test(review.listen)
      ? null
      : {
          section: 'review',
          key: 'listen',
          value: review.listen,
          hint: 'must be address:port, for example 127.0.0.1:8026 or [::1]:8026',
        },
]

export function checkConflicts(config: Config, file: string): readonly ConfigError[] {
  return rules.flatMap(rule => {
    const found = rule(config)
    return found === null ? [] : [{ code: 'ERR_CONFIG_CONFLICT' as const, file, line: 0, ...found }]
  })
}
