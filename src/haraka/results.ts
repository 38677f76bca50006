/** What other plugins and Authentication-Results get to see of a verdict. */

import { reasonsOf } from '../action/headers.ts'
import { isFlagged } from '../action/policy.ts'
import type { Authentication } from '../auth/authentication.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { Connection, Plugin, Transaction } from './members.ts'

/** For karma and others: verdict and score, one `fail` a reason where it is flagged. Not emitted: we log ourselves. */
export function addResults(plugin: Plugin, transaction: Transaction, verdict: Verdict): void {
  const flagged = isFlagged(verdict)
  transaction.results.add(plugin, {
    verdict: verdict.outcome,
    score: verdict.score,
    urgency: verdict.urgency,
    payment: verdict.payment,
    ...(flagged ? { fail: reasonsOf(verdict) } : { pass: verdict.outcome }),
  })
}

/** RFC 8601 §2.2, one method a call; Haraka puts them together under its own authserv-id. */
export function addAuthenticationResults(connection: Connection, authentication: Authentication): void {
  if (authentication.source !== 'live') return
  for (const line of authenticationResults(authentication)) connection.auth_results(line)
}

export function authenticationResults(authentication: Authentication): readonly string[] {
  const { spf, dkim, dmarc, arc } = authentication
  const signatures = dkim.filter(signature => signature.domain !== '')
  return [
    `spf=${spf.result}${property('smtp.mailfrom', spf.domain)}`,
    ...(signatures.length === 0 ? ['dkim=none'] : []),
    ...signatures.map(
      signature =>
        `dkim=${signature.result}${property('header.d', signature.domain)}${property('header.s', signature.selector)}`,
    ),
    `dmarc=${dmarc.result}${policyOf(dmarc.policy)}${property('header.from', dmarc.domain)}`,
    `arc=${arc.result}${property('header.d', arc.sealer)}`,
  ]
}

function policyOf(policy: string): string {
  return policy === '' ? '' : ` (p=${policy})`
}

/** Values come from the message: nothing but what a domain or a selector is made of. */
function property(name: string, value: string): string {
  const safe = value.replace(/[^\p{L}\p{N}._-]/gu, '').slice(0, 255)
  return safe === '' ? '' : ` ${name}=${safe}`
}
