/** The results that somebody else wrote down (RFC 8601 §2.7), as our outputs. Whether he is believed is decided elsewhere. */
import { isAligned, normalizeDomain } from './alignment.ts'
import type { ArcOutput, DkimOutput, DmarcOutput, SpfOutput } from './authentication.ts'
import type { AuthenticationResults, MethodResult } from './authres.ts'
import { toAuthResult, toPolicy } from './results.ts'

export type WrittenResults = {
  readonly spf: SpfOutput
  readonly dkim: readonly DkimOutput[]
  readonly dmarc: DmarcOutput
  readonly arc: ArcOutput
}

const MAX_REASON = 200
/** Google and others write the policy into a comment: `(p=REJECT sp=REJECT dis=NONE)`. */
const POLICY_COMMENT = /(?:^|[\s,])p=([A-Za-z]{4,10})/

/** Alignment is judged against the From domain that was seen when the results were written, if they name it. */
export function readResults(written: AuthenticationResults, fromDomain: string): WrittenResults {
  const dmarc = theDmarc(written.results.filter(row => row.method === 'dmarc').map(readDmarc))
  const author = dmarc.domain || fromDomain
  return {
    spf: readSpf(written.results.filter(row => row.method === 'spf')),
    dkim: written.results.filter(row => row.method === 'dkim').map(row => readDkim(row, author)),
    dmarc,
    arc: readArc(written.results.find(row => row.method === 'arc')),
  }
}

function readSpf(rows: readonly MethodResult[]): SpfOutput {
  const row = rows.find(candidate => candidate.properties.has('smtp.mailfrom')) ?? rows[0]
  if (!row) return { result: 'none', domain: '', reason: 'not stated' }
  const mailFrom = property(row, 'smtp.mailfrom', 'smtp.mail', 'envelope-from')
  const domain = domainOf(mailFrom) || domainOf(property(row, 'smtp.helo'))
  return { result: toAuthResult(row.result), domain, reason: reasonOf(row) }
}

function readDkim(row: MethodResult, author: string): DkimOutput {
  const domain = domainOf(property(row, 'header.d')) || domainOf(property(row, 'header.i'))
  const result = toAuthResult(row.result)
  const weak = row.properties.get('policy.dkim-rules') ?? ''
  return {
    result,
    domain,
    selector: property(row, 'header.s').toLowerCase(),
    reason: reasonOf(row) || weak,
    aligned: isAligned(domain, author),
    // no registered property says so; who verified it decided
    underSized: false,
  }
}

/**
 * A message has one DMARC result. Who writes two that differ has pasted the sender's text into his field (a quoted
 * local part with a parenthesis or a semicolon): then nothing passed.
 */
function theDmarc(rows: readonly DmarcOutput[]): DmarcOutput {
  const [first] = rows
  if (!first) return { result: 'none', domain: '', policy: '', reason: 'not stated' }
  if (rows.every(row => row.result === first.result && row.domain === first.domain)) return first
  return { result: 'fail', domain: '', policy: '', reason: 'stated more than once' }
}

function readDmarc(row: MethodResult): DmarcOutput {
  const stated = property(row, 'policy.dmarc', 'policy.published-domain-policy')
  return {
    result: toAuthResult(row.result),
    domain: domainOf(property(row, 'header.from')),
    policy: toPolicy(stated || (POLICY_COMMENT.exec(row.comment)?.[1] ?? '')),
    reason: reasonOf(row),
  }
}

/** A chain that somebody else verified: its result is known, its sealer and contents are not. */
function readArc(row: MethodResult | undefined): ArcOutput {
  const result = row ? toAuthResult(row.result) : 'none'
  return { result, sealer: '', trusted: false, sealed: null, reason: row ? reasonOf(row) : '' }
}

function property(row: MethodResult, ...names: readonly string[]): string {
  for (const name of names) {
    const value = row.properties.get(name)
    if (value !== undefined && value !== '') return value
  }
  return ''
}

/** `user@example.org`, `@example.org`, `<user@example.org>` and `example.org` alike. */
function domainOf(value: string): string {
  const bare = value.replaceAll(/[<>]/g, '')
  return normalizeDomain(bare.slice(bare.lastIndexOf('@') + 1))
}

function reasonOf(row: MethodResult): string {
  return (row.reason || row.comment).slice(0, MAX_REASON)
}
