/** Sign-in by OpenID Connect: code flow with PKCE, state and nonce (openid-client); roles come from a claim. */
import * as client from 'openid-client'
import { Agent, type BodyInit, fetch } from 'undici'
import { type Allowed, guardedLookup, isLoopbackAddress, isPublicAddress, literalOf } from '../outbound.ts'
import type { ReviewSettings } from '../settings.ts'
import { knownDomains } from './domains.ts'
import { type Role, type User, userName } from './user.ts'

export type Started = {
  readonly url: string
  /** kept beside the browser until it comes back */
  readonly memory: { readonly state: string; readonly nonce: string; readonly verifier: string }
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Plain http only towards this machine: for trying out, and for tests. */
const isPlainLoopback = (issuer: URL): boolean => issuer.protocol === 'http:' && loopback.has(issuer.hostname)

/**
 * Every request of the library goes through it, also those to addresses that the provider names (token, keys, user
 * info): private ones are refused after resolution, unless the provider is said to be in our own network.
 */
const guardedFetch =
  (allowed: Allowed): client.CustomFetch =>
  async (text, init) => {
    const url = new URL(text)
    const literal = literalOf(url)
    if (literal !== null && !allowed(literal))
      throw new Error(`ERR_PRIVATE_ADDRESS ${literal} (an internal provider needs [review] oidc_private=yes)`)
    const connect = { lookup: guardedLookup(allowed) }
    const dispatcher = new Agent({ connect, maxResponseSize: 1_048_576, bodyTimeout: 10_000 })
    const { signal, body, ...rest } = init
    const answer = await fetch(url, {
      ...rest,
      dispatcher,
      ...(signal !== undefined && { signal }),
      ...(body !== undefined && { body: body as BodyInit }),
    })
    // read here, so that the connection ends with the answer
    const bytes = await answer.arrayBuffer()
    await dispatcher.close()
    const headers = Object.fromEntries(answer.headers)
    return new Response(bytes.byteLength === 0 ? null : bytes, { status: answer.status, headers })
  }

const allowedFor = (settings: ReviewSettings, issuer: URL): Allowed => {
  if (isPlainLoopback(issuer)) return isLoopbackAddress
  return settings.oidc_private ? () => true : isPublicAddress
}

/** Asked for anew at each sign-in: a provider that was away, or changed its keys, needs no restart of ours. */
const discover = (settings: ReviewSettings): Promise<client.Configuration> => {
  const issuer = new URL(settings.oidc_issuer)
  if (issuer.protocol !== 'https:' && !isPlainLoopback(issuer))
    throw new Error('ERR_OIDC_ISSUER an issuer is an https URL')
  const options = {
    timeout: 10,
    execute: isPlainLoopback(issuer) ? [client.allowInsecureRequests] : [],
    [client.customFetch]: guardedFetch(allowedFor(settings, issuer)),
  }
  return client.discovery(
    issuer,
    settings.oidc_client_id,
    settings.oidc_client_secret || undefined,
    undefined,
    options,
  )
}

export const startOidc = async (settings: ReviewSettings, redirect: string): Promise<Started> => {
  const provider = await discover(settings)
  const memory = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
  const url = client.buildAuthorizationUrl(provider, {
    redirect_uri: redirect,
    scope: 'openid profile email',
    code_challenge: await client.calculatePKCECodeChallenge(memory.verifier),
    code_challenge_method: 'S256',
    state: memory.state,
    nonce: memory.nonce,
  })
  return { url: url.href, memory }
}

export type Claims = Readonly<Record<string, unknown>>

export const finishOidc = async (
  settings: ReviewSettings,
  back: URL,
  memory: Started['memory'],
): Promise<Claims> => {
  const provider = await discover(settings)
  const tokens = await client.authorizationCodeGrant(provider, back, {
    pkceCodeVerifier: memory.verifier,
    expectedState: memory.state,
    expectedNonce: memory.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new Error('ERR_OIDC_CLAIMS no ID token')
  if (provider.serverMetadata().userinfo_endpoint === undefined) return claims
  return { ...(await client.fetchUserInfo(provider, tokens.access_token, claims.sub)), ...claims }
}

const words = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.split(/[\s,]+/).filter(word => word !== '')
  return Array.isArray(value) ? value.filter(word => typeof word === 'string') : []
}

/** The highest role that a value of the claim gives; null: nobody here. */
export const roleOf = (settings: ReviewSettings, claims: Claims): Role | null => {
  const given = new Set(words(claims[settings.oidc_role_claim]))
  if (settings.oidc_administrators.some(value => given.has(value))) return 'administrator'
  if (settings.oidc_reviewers.some(value => given.has(value))) return 'reviewer'
  return settings.oidc_auditors.some(value => given.has(value)) ? 'auditor' : null
}

/** Who comes, as the claims say it. */
export type Admission = {
  readonly name: string
  readonly role: Role
  /** issuer and subject */
  readonly identity: string
  /** null: no claim speaks of domains, what an administrator set stays */
  readonly domains: readonly string[] | null
}

/** A domains claim that is configured but absent means no domain at all, not all of them: null, nobody comes in. */
export const admissionOf = (settings: ReviewSettings, claims: Claims): Admission | null => {
  const role = roleOf(settings, claims)
  const identity = `${String(claims['iss'])} ${String(claims['sub'])}`
  const name = userName(String(claims['preferred_username'] ?? claims['email'] ?? claims['sub'] ?? ''))
  if (role === null || name === null) return null
  if (settings.oidc_domains_claim === '') return { name, role, identity, domains: null }
  const domains = knownDomains(words(claims[settings.oidc_domains_claim]))
  return domains.length === 0 ? null : { name, role, identity, domains }
}

/** The account as it is after this sign-in; null: it is another's of that name, a local one, or disabled. */
export const admitted = (user: User, { role, identity, domains }: Admission): User | null =>
  user.oidc === identity && !user.disabled ? { ...user, role, domains: domains ?? user.domains } : null
