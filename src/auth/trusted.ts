/** Results of an upstream that authenticates for us: what may be believed, and what follows from it (RFC 8601 §7.1). */
import type { HeaderField, Message } from '../message/message.ts'
import { isAligned, normalizeDomain } from './alignment.ts'
import type { Authentication, DkimOutput, DmarcOutput } from './authentication.ts'
import { type AuthenticationResults, parseAuthenticationResults } from './authres.ts'
import { neededLookupFailed } from './needed.ts'
import { nothingKnown, unknownClient } from './nothing.ts'
import type { Border } from './relay.ts'
import { readTags, type SignatureName } from './signatures.ts'
import { readResults } from './trusted-results.ts'

type Seen = Pick<Message, 'headers' | 'from'>

const FIELD = 'authentication-results'

/** Stored mail (`--trust-authserv-id`): the topmost field of that authserv-id is believed, nothing is computed. */
export function authenticationOfStored(message: Seen, authservId: string): Authentication {
  for (const { written } of fieldsOf(message.headers, authservId)) {
    return fromWritten(written, message, unknownClient)
  }
  return nothingKnown({ reason: `no Authentication-Results of ${authservId}` })
}

/**
 * Inline the border is stricter: the connection comes from a trusted relay, and the only field of that authserv-id
 * stands above the Received that the relay itself wrote. Null: there is nothing to believe.
 */
export function authenticationOfUpstream(
  message: Seen,
  authservId: string,
  border: Border,
): Authentication | null {
  if (authservId === '' || !border.relayed) return null
  const [first, second] = fieldsOf(message.headers, authservId)
  if (!first || second || first.index >= border.index) return null
  // Without a Received of the relay's own nobody can say which side wrote the field.
  if (message.headers[border.index]?.name !== 'received') return null
  return fromWritten(first.written, message, border.client)
}

/** Results that other Haraka plugins left, written as Authentication-Results. */
export function fromWritten(
  written: AuthenticationResults,
  message: Seen,
  client: Authentication['client'],
): Authentication {
  const author = authorDomain(message)
  const { spf, dkim, dmarc: stated, arc } = readResults(written, author)
  const dmarc = settle(stated, author, message)
  const names = signaturesIn(message.headers)
  const judged = dkim.map(row => withSelector(row, names))
  const recordFailed = dmarc.result === 'temperror'
  const parts = { fromDomain: dmarc.domain, spf, dkim: judged, dmarc, recordFailed }
  return {
    source: 'trusted',
    spf,
    dkim: judged,
    dmarc,
    arc,
    neededLookupFailed: neededLookupFailed(parts),
    guard: '',
    client,
    ms: 0,
  }
}

type Written = { readonly index: number; readonly written: AuthenticationResults }

function fieldsOf(headers: readonly HeaderField[], authservId: string): readonly Written[] {
  const wanted = authservId.trim().toLowerCase()
  return headers
    .map((field, index) => ({ field, index }))
    .filter(({ field }) => field.name === FIELD)
    .map(({ field, index }) => ({ index, written: parseAuthenticationResults(field.raw) }))
    .filter(({ written }) => wanted !== '' && written.authservId === wanted)
}

/** '' where From names none, or more than one domain, or stands twice. */
function authorDomain({ headers, from }: Seen): string {
  const domains = new Set(from.map(mailbox => normalizeDomain(mailbox.domain)))
  const fields = headers.filter(field => field.name === 'from').length
  const [only = ''] = domains
  return domains.size === 1 && fields === 1 ? only : ''
}

/** What was said of another From domain says nothing of this one. */
function settle(stated: DmarcOutput, author: string, { from }: Seen): DmarcOutput {
  if (author === '') {
    const reason = from.length === 0 ? 'no-author-domain' : 'multiple-author-domains'
    return { result: 'permerror', domain: '', policy: '', reason }
  }
  if (stated.domain === '' || stated.domain === author) return { ...stated, domain: author }
  const reason = `stated for ${stated.domain}, not for ${author}`
  // A list that rewrites From after the results were written changes the name, not the organization.
  if (isAligned(stated.domain, author)) return { ...stated, domain: author }
  return { result: 'permerror', domain: author, policy: '', reason }
}

function signaturesIn(headers: readonly HeaderField[]): readonly SignatureName[] {
  return headers
    .filter(field => field.name === 'dkim-signature')
    .map(field => readTags(field.raw))
    .map(tags => ({ domain: normalizeDomain(tags.get('d') ?? ''), selector: tags.get('s') ?? '' }))
}

/** Few write header.s; the signature itself tells it, and a failed look-up excuses only a possible selector. */
function withSelector(row: DkimOutput, names: readonly SignatureName[]): DkimOutput {
  if (row.selector !== '') return row
  const selector = names.find(name => name.domain === row.domain)?.selector ?? ''
  return { ...row, selector: selector.toLowerCase() }
}
