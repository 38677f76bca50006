/** What SPF, DKIM, DMARC and ARC said of a message, as values (RFC 8601 result names). Nothing here throws. */

export type AuthResult =
  | 'pass'
  | 'fail'
  | 'softfail'
  | 'neutral'
  | 'none'
  | 'temperror'
  | 'permerror'
  | 'policy'

export type SpfOutput = { readonly result: AuthResult; readonly domain: string; readonly reason: string }

export type DkimOutput = {
  readonly result: AuthResult
  /** d= of the signature, lower case */
  readonly domain: string
  readonly selector: string
  readonly reason: string
  /** d= is in relaxed alignment with the RFC5322.From domain */
  readonly aligned: boolean
  /** l= left a part of the body unsigned */
  readonly underSized: boolean
}

export type DmarcOutput = {
  readonly result: AuthResult
  /** RFC5322.From domain, '' where there is none or more than one */
  readonly domain: string
  readonly policy: 'none' | 'quarantine' | 'reject' | ''
  readonly reason: string
}

export type ArcOutput = {
  readonly result: AuthResult
  /** d= of the last seal */
  readonly sealer: string
  /** the whole chain passed, its sealer is on the trusted list */
  readonly trusted: boolean
  /** what the trusted sealer saw, null unless trusted */
  readonly sealed: {
    readonly spf: AuthResult
    readonly dkim: readonly DkimOutput[]
    readonly dmarc: DmarcOutput
  } | null
  readonly reason: string
}

export type Authentication = {
  /** live: computed here; trusted: read from a trusted upstream; none: nothing is known */
  readonly source: 'live' | 'trusted' | 'none'
  readonly spf: SpfOutput
  readonly dkim: readonly DkimOutput[]
  readonly dmarc: DmarcOutput
  readonly arc: ArcOutput
  /** a look-up that the From domain's own proof needed failed for now (DESIGN §6): the only ground for `unknown` */
  readonly neededLookupFailed: boolean
  /** a guard was tripped (header too large, too many signatures …): not proven, never unknown; '' if none */
  readonly guard: string
  /** the client that was judged, after trusted relays */
  readonly client: { readonly ip: string | null; readonly helo: string | null }
  readonly ms: number
}
