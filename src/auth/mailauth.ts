/** The seam to mailauth 7.1.0: its four verifiers run side by side, reduced to what we read, lookups injected. */
import * as mailauth from 'mailauth'
import { DkimVerifier } from 'mailauth/lib/dkim/dkim-verifier.js'
import type { Resolver } from './dns/resolver.ts'
import type { Fed } from './feed.ts'

export type MailauthStatus = {
  readonly result: string
  readonly comment?: string
  readonly underSized?: number
  readonly policy?: Readonly<Record<string, string | undefined>>
}
export type MailauthSignature = {
  readonly signingDomain?: string
  readonly selector?: string
  readonly status: MailauthStatus
}
export type MailauthDkim = {
  readonly headerFrom: readonly string[]
  readonly fromFields: number
  readonly results: readonly MailauthSignature[]
  readonly arc: unknown
}
export type MailauthSpf = { readonly domain: string; readonly status: MailauthStatus }
export type MailauthDmarc = {
  readonly status: MailauthStatus & { readonly header?: { readonly from?: string } }
  /** of the record that was applied; undefined if none was found */
  readonly policyDomain?: string
  readonly policy?: string
}
export type MailauthArc = {
  readonly status: MailauthStatus
  readonly signature?: MailauthSignature | false
  /** instance of the newest set */
  readonly i: number | false
  readonly chain?: readonly { readonly 'arc-seal'?: unknown }[] | false
}

type Lookup = (name: string, type: string) => Promise<string[][] | string[]>

/** mailauth copies what it sorts, so the cached answers may be shared. */
const lookupOf = (resolver: Resolver): Lookup => resolver as unknown as Lookup

/**
 * mailauth's own entry looks for the end of the header byte by byte and mends line ends one by one, which costs more
 * than everything else it does. We know both already, and hand its verifier the header and the body directly.
 */
export async function verifyDkim(fed: Fed, resolver: Resolver): Promise<MailauthDkim> {
  const verifier = new DkimVerifier({ resolver: lookupOf(resolver), rejectRsaSha1: true, minBitLength: 1024 })
  await verifier.emitHeaders(fed.header)
  for await (const piece of fed.body) await verifier.nextChunk(piece)
  await verifier.finish()
  const { headerFrom, fromFields, results, arc } = verifier
  return { headerFrom, fromFields, results: results as readonly MailauthSignature[], arc }
}

export type SpfQuestion = {
  readonly ip: string
  readonly helo: string
  readonly mailFrom: string
  readonly mta: string
}

export async function verifySpf(question: SpfQuestion, resolver: Resolver): Promise<MailauthSpf> {
  const { ip, helo, mailFrom, mta } = question
  const found = await mailauth.spf({ ip, helo, sender: mailFrom, mta, resolver: lookupOf(resolver) })
  return found as unknown as MailauthSpf
}

export type DmarcQuestion = {
  readonly dkim: MailauthDkim
  /** '' unless SPF passed */
  readonly spfDomain: string
}

/** false: there is no author domain, or more than one. */
export async function verifyDmarc(
  question: DmarcQuestion,
  resolver: Resolver,
): Promise<MailauthDmarc | false> {
  const { dkim, spfDomain } = question
  const passed = dkim.results.filter(row => row.status.result === 'pass')
  const found = await mailauth.dmarc({
    headerFrom: [...dkim.headerFrom],
    fromFields: dkim.fromFields,
    spfDomains: spfDomain === '' ? [] : [spfDomain],
    dkimDomains: passed.map(row => ({
      domain: row.signingDomain ?? '',
      ...(row.status.underSized ? { underSized: row.status.underSized } : {}),
    })),
    resolver: lookupOf(resolver),
  })
  return found === false ? false : (found as unknown as MailauthDmarc)
}

export async function verifyArc(dkim: MailauthDkim, resolver: Resolver): Promise<MailauthArc> {
  const data = dkim.arc as Parameters<typeof mailauth.arc>[0]
  return (await mailauth.arc(data, { resolver: lookupOf(resolver) })) as unknown as MailauthArc
}
