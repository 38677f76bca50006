/** A small world for tests: keys, a zone, signed and sealed messages. Everything is made here, nothing is real mail. */
import { generateKeyPairSync } from 'node:crypto'
import { dkimSign, sealMessage } from 'mailauth'
import { type AuthenticationInput, authenticate } from '../../src/auth/authenticate.ts'
import type { Authentication } from '../../src/auth/authentication.ts'
import type { Resolver } from '../../src/auth/dns/resolver.ts'
import { parseZone, zoneResolver } from '../../src/auth/dns/zone-file.ts'

export type ZoneData = Record<string, Record<string, unknown>>

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
export const keyRecord = { TXT: [[`v=DKIM1; k=rsa; p=${publicKey.slice(0, 200)}`, publicKey.slice(200)]] }
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 })
export const weakKey = weak.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export const SHOP = 'shop.example'
export const EVIL = 'evil.example'
export const LIST = 'list.example'

/** shop.example signs and rejects; evil.example passes everything for itself; list.example forwards and seals. */
export const zone: ZoneData = {
  [SHOP]: { TXT: [['v=spf1 ip4:192.0.2.0/24 ip6:2001:db8:1::/48 -all']], A: ['192.0.2.1'] },
  [`_dmarc.${SHOP}`]: { TXT: [['v=DMARC1; p=reject']] },
  [`s1._domainkey.${SHOP}`]: keyRecord,
  [`s1._domainkey.mail.${SHOP}`]: keyRecord,
  [EVIL]: { TXT: [['v=spf1 ip4:198.51.100.0/24 -all']] },
  [`_dmarc.${EVIL}`]: { TXT: [['v=DMARC1; p=none']] },
  [`s1._domainkey.${EVIL}`]: keyRecord,
  [LIST]: { TXT: [['v=spf1 ip4:203.0.113.0/24 -all']] },
  [`_dmarc.${LIST}`]: { TXT: [['v=DMARC1; p=none']] },
  [`s1._domainkey.${LIST}`]: keyRecord,
}

export const plain = [
  'From: "Shop" <order@shop.example>',
  'To: user@example.org',
  'Subject: Your order',
  'Date: Mon, 01 Jun 2026 10:00:00 +0900',
  'Message-ID: <1@shop.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain',
  '',
  'Thank you for your order.',
  '',
].join('\r\n')

export const fromShop: AuthenticationInput = {
  ip: '192.0.2.7',
  helo: 'mail.shop.example',
  mailFrom: 'bounce@shop.example',
  mta: 'mx.example.org',
  from: [SHOP],
}
export const fromStranger: AuthenticationInput = {
  ip: '198.51.100.9',
  helo: 'mail.evil.example',
  mailFrom: 'x@evil.example',
  mta: 'mx.example.org',
  from: [SHOP],
}

type SignOptions = {
  readonly domain?: string
  readonly selector?: string
  readonly maxBodyLength?: number
  readonly key?: string
}

export async function sign(message: string | Buffer, options: SignOptions = {}): Promise<Buffer> {
  const { domain = SHOP, selector = 's1', maxBodyLength, key = privateKey } = options
  const { signatures, errors } = await dkimSign(message, {
    canonicalization: 'relaxed/relaxed',
    signatureData: [
      {
        signingDomain: domain,
        selector,
        privateKey: key,
        ...(maxBodyLength === undefined ? {} : { maxBodyLength }),
      },
    ],
  } as Parameters<typeof dkimSign>[1])
  if (errors?.length) throw errors[0]?.err ?? new Error('not signed')
  return Buffer.concat([Buffer.from(signatures), Buffer.from(message)])
}

/** As a forwarder seals: it wrote down what it saw. */
export async function seal(message: Buffer, authResults: string, domain = LIST): Promise<Buffer> {
  const head = await sealMessage(message, {
    signingDomain: domain,
    selector: 's1',
    privateKey,
    authResults,
    cv: 'none',
  })
  return Buffer.concat([head, message])
}

export function resolverOf(...changes: readonly ZoneData[]): Resolver {
  return zoneResolver(parseZone(JSON.stringify(Object.assign({}, zone, ...changes)), 'test'))
}

export function run(
  raw: Uint8Array | string,
  input: AuthenticationInput = fromShop,
  changes: ZoneData = {},
  trustedArcSealers: readonly string[] = [],
): Promise<Authentication> {
  const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw
  const options = { deadline: 8000, trustedArcSealers }
  return authenticate(bytes, input, { resolver: resolverOf(changes), options })
}
