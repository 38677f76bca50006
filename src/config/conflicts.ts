/** Values that are right one by one and wrong together. */
import { isAddress, isDomain, isNetwork, isServer } from './addresses.ts'
import { hostUrls } from './database-url.ts'
import type { ConfigError } from './errors.ts'
import { type Config, keys } from './keys.ts'
import { isReportName, reportNames } from './report-names.ts'
import { reviewConflicts } from './review-conflicts.ts'

type Rule = (
  config: Config,
) => { readonly section: string; readonly key: string; readonly value: string; readonly hint: string } | null

/** The first entry of a list that is not what the list is of. */
const listOf =
  (
    section: string,
    key: string,
    entries: (config: Config) => readonly string[],
    isRight: (entry: string) => boolean,
    hint: string,
  ): Rule =>
  config => {
    const wrong = entries(config).find(entry => !isRight(entry))
    return wrong === undefined ? null : { section, key, value: wrong, hint }
  }

const NETWORK = 'write addresses and networks such as 192.0.2.10, 192.0.2.0/24 or 2001:db8::/32'

/** Nothing below `suspected` is acted on: a lower threshold would silently do nothing. A default follows. */
const notBelowSuspected =
  (key: 'quarantine' | 'reject'): Rule =>
  ({ threshold }) =>
    threshold[key] < threshold.suspected && threshold[key] !== keys.threshold[key].default
      ? {
          section: 'threshold',
          key,
          value: String(threshold[key]),
          hint: `must not be below [threshold] suspected (${threshold.suspected}): milder scores are not acted on`,
        }
      : null

const overridesAboveSuspected: Rule = ({ threshold, policyOverrides }) => {
  for (const [scope, override] of policyOverrides) {
    for (const key of ['quarantine', 'reject'] as const) {
      const value = override[key]
      if (value === undefined || value >= threshold.suspected) continue
      const hint = `must not be below [threshold] suspected (${threshold.suspected}): milder scores are not acted on`
      return { section: `policy.${scope}`, key, value: String(value), hint }
    }
  }
  return null
}

const isUrl = (url: string): boolean => {
  if (!/^(smtp|lmtp):\/\//.test(url)) return true
  // a port above 65535 and the like is refused only by the parser
  const parsed = URL.parse(url)
  return parsed !== null && parsed.hostname !== '' && parsed.username === '' && parsed.password === ''
}

const rules: readonly Rule[] = [
  notBelowSuspected('quarantine'),
  notBelowSuspected('reject'),
  overridesAboveSuspected,
  listOf('auth', 'trusted_relays', ({ auth }) => auth.trusted_relays, isNetwork, NETWORK),
  listOf('smtp', 'xforward', ({ smtp }) => smtp.xforward, isNetwork, NETWORK),
  listOf('review', 'trusted_proxies', ({ review }) => review.trusted_proxies, isNetwork, NETWORK),
  listOf(
    'auth',
    'trusted_arc_sealers',
    ({ auth }) => auth.trusted_arc_sealers,
    isDomain,
    'write domains such as lists.example.org',
  ),
  listOf(
    'dns',
    'servers',
    ({ dns }) => dns.servers,
    isServer,
    'write addresses such as 192.0.2.1, 192.0.2.1:5353 or [2001:db8::1]:5353',
  ),
  listOf(
    'quarantine',
    'notify',
    ({ quarantine }) => quarantine.notify,
    isAddress,
    'write mail addresses such as postmaster@example.org',
  ),
  listOf(
    'quarantine',
    'from',
    ({ quarantine }) => (quarantine.from === '' ? [] : [quarantine.from]),
    isAddress,
    'write one mail address such as quarantine@example.org',
  ),
  ({ digest, quarantine }) =>
    (digest.to === 'administrators' || digest.to === 'both') && quarantine.notify.length === 0
      ? {
          section: 'digest',
          key: 'to',
          value: digest.to,
          hint: 'needs [quarantine] notify: the administrators are those who stand there',
        }
      : null,
  listOf(
    'report',
    'enabled',
    ({ report }) => report.enabled,
    name => isReportName(name) || isAddress(name),
    `write an address, or one of ${reportNames.join(', ')}`,
  ),
  listOf(
    'digest',
    'languages',
    ({ digest }) => digest.languages,
    entry => /:(?:ja|en)$/.test(entry) && isDomain(entry.slice(0, -3)),
    'write domain:language, for example example.com:ja or example.net:en',
  ),
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
    /^(sqlite:.+|memory:)$/.test(store.url) || hostUrls(store.url).length > 0
      ? null
      : {
          section: 'store',
          key: 'url',
          value: store.url,
          hint: 'must be sqlite:DIRECTORY, postgres://user@host/database, or postgres://user@one,two/database',
        },
  ({ next_hop }) =>
    /^(|maildir:.+|smtp:\/\/[^/\s]+|lmtp:\/\/[^/\s]+|lmtp:\/.+)$/.test(next_hop.url) && isUrl(next_hop.url)
      ? null
      : {
          section: 'next_hop',
          key: 'url',
          value: next_hop.url,
          hint: 'must be smtp://host:port, lmtp://host:port, lmtp:/path/to/socket, maildir:DIRECTORY or empty',
        },
  ({ report }) =>
    /^(|smtp:\/\/[^/\s]+)$/.test(report.relay) && isUrl(report.relay)
      ? null
      : {
          section: 'report',
          key: 'relay',
          value: report.relay,
          hint: 'must be smtp://host:port, or empty: then the next hop takes the reports',
        },
]

export function checkConflicts(config: Config, file: string): readonly ConfigError[] {
  const found = [...rules.flatMap(rule => rule(config) ?? []), ...reviewConflicts(config)]
  return found.map(one => ({ code: 'ERR_CONFIG_CONFLICT' as const, file, line: 0, ...one }))
}
