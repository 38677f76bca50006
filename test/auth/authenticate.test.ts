import { describe, expect, it } from 'vitest'
import { alignedPass } from '../../src/auth/alignment.ts'
import { authenticate } from '../../src/auth/authenticate.ts'
import { DnsError } from '../../src/auth/dns/resolver.ts'
import {
  EVIL,
  fromShop,
  fromStranger,
  keyRecord,
  plain,
  resolverOf,
  run,
  SHOP,
  sign,
  weakKey,
  zone,
} from './world.ts'

const failure = (code: string) => ({ TXT: { error: code } })

describe('authenticate', () => {
  it('passes SPF, DKIM and DMARC of a message that is what it says', async () => {
    const result = await run(await sign(plain))
    expect(result.spf).toMatchObject({ result: 'pass', domain: SHOP })
    expect(result.dkim).toMatchObject([
      { result: 'pass', domain: SHOP, selector: 's1', aligned: true, underSized: false },
    ])
    expect(result.dmarc).toMatchObject({ result: 'pass', domain: SHOP, policy: 'reject' })
    expect(result.arc.result).toBe('none')
    expect(result).toMatchObject({
      source: 'live',
      neededLookupFailed: false,
      guard: '',
      client: { ip: '192.0.2.7' },
    })
    expect(alignedPass(result, domain => domain === SHOP)).toBe(true)
    expect(alignedPass(result, domain => domain === EVIL)).toBe(false)
  })

  it('fails DMARC of a stranger who passes everything for himself', async () => {
    const result = await run(await sign(plain, { domain: EVIL }), fromStranger)
    expect(result.spf).toMatchObject({ result: 'pass', domain: EVIL })
    expect(result.dkim).toMatchObject([{ result: 'pass', domain: EVIL, aligned: false }])
    expect(result.dmarc).toMatchObject({ result: 'fail', domain: SHOP, policy: 'reject' })
    expect(result.neededLookupFailed).toBe(false)
  })

  it('aligns a sub-domain of the author, and takes SPF alone as proof', async () => {
    const signed = await run(await sign(plain, { domain: `mail.${SHOP}` }), fromStranger)
    expect(signed.dkim).toMatchObject([{ result: 'pass', aligned: true }])
    expect(signed.dmarc.result).toBe('pass')
    expect((await run(plain)).dmarc.result).toBe('pass')
  })

  it('checks SPF of IPv6 clients', async () => {
    expect((await run(plain, { ...fromShop, ip: '2001:db8:1::25' })).spf.result).toBe('pass')
    expect((await run(plain, { ...fromShop, ip: '2001:db8:2::25' })).spf.result).toBe('fail')
  })

  it('still passes what was forwarded unchanged, by DKIM alone', async () => {
    const forwarded = await run(await sign(plain), {
      ...fromStranger,
      mailFrom: 'x@list.example',
      ip: '203.0.113.5',
    })
    expect(forwarded.spf).toMatchObject({ result: 'pass', domain: 'list.example' })
    expect(forwarded.dmarc.result).toBe('pass')
  })

  it('says why a changed body fails, as a failure and not as neutral', async () => {
    const changed = Buffer.from((await sign(plain)).toString().replace('Thank you', 'Pay now'))
    const result = await run(changed, fromStranger)
    expect(result.dkim).toMatchObject([{ result: 'fail', aligned: true, reason: 'body hash did not verify' }])
    expect(result.dmarc.result).toBe('fail')
  })

  it('sees text added below a signature with l=', async () => {
    const signed = await sign(plain, { maxBodyLength: 20 })
    const result = await run(
      Buffer.concat([signed, Buffer.from('Pay here: http://evil.example\r\n')]),
      fromStranger,
    )
    expect(result.dkim).toMatchObject([{ result: 'pass', underSized: true }])
    expect(alignedPass({ ...result, dmarc: { ...result.dmarc, result: 'none' } })).toBe(false)
  })

  it('leaves a second Subject on top to the judge: the signature still verifies', async () => {
    const doubled = Buffer.concat([Buffer.from('Subject: You won\r\n'), await sign(plain)])
    expect((await run(doubled)).dmarc.result).toBe('pass')
  })

  it('calls a short key policy, and a signature with SHA-1 too', async () => {
    const { createPublicKey } = await import('node:crypto')
    const der = createPublicKey(weakKey).export({ type: 'spki', format: 'der' }).toString('base64')
    const signed = await sign(plain, { selector: 'weak', key: weakKey })
    const strong = await run(signed, fromShop, {
      [`weak._domainkey.${SHOP}`]: { TXT: [[`v=DKIM1; p=${der}`]] },
    })
    expect(strong.dkim[0]?.result).toBe('pass')
    const { generateKeyPairSync } = await import('node:crypto')
    const tiny = generateKeyPairSync('rsa', { modulusLength: 768 })
    const tinyKey = tiny.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    const record = { [`weak._domainkey.${SHOP}`]: { TXT: [[`v=DKIM1; p=${tinyKey}`]] } }
    expect((await run(signed, fromStranger, record)).dkim[0]).toMatchObject({
      result: 'policy',
      reason: 'weak-key',
    })
  })

  it('treats two From fields and two author domains as suspicious, not as nothing', async () => {
    const twice = await run(`From: a@evil.example\r\n${plain}`, { ...fromShop, from: [EVIL, SHOP] })
    expect(twice.dmarc).toEqual({
      result: 'permerror',
      domain: '',
      policy: '',
      reason: 'multiple-from-fields',
    })
    const two = plain.replace('<order@shop.example>', '<order@shop.example>, b@evil.example')
    expect((await run(two)).dmarc.reason).toBe('multiple-author-domains')
    expect((await run(plain.replace(/From:.*\r\n/, ''))).dmarc.reason).toBe('no-author-domain')
  })

  it('does without a client address and without any envelope', async () => {
    const stored = { ip: null, helo: null, mailFrom: null, mta: 'mx', from: [SHOP] }
    const result = await run(await sign(plain), stored)
    expect(result.spf.result).toBe('none')
    expect(result.dmarc.result).toBe('pass')
  })

  it('never throws on broken bytes', async () => {
    const broken = [
      '',
      '\r\n',
      'From',
      ':',
      '\0\0\0',
      'From: \r\n\r\n',
      'From: <a@b@c>\r\n\r\nx',
      'DKIM-Signature: v=1\r\n\r\n',
    ]
    for (const raw of broken) expect((await run(raw)).source).toBe('live')
    const random = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256))
    expect((await run(random)).dmarc.result).toBe('permerror')
  })
})

describe('a look-up that failed for now', () => {
  it('is needed when it is the DMARC record of the author', async () => {
    const result = await run(plain, fromStranger, { [`_dmarc.${SHOP}`]: failure('ESERVFAIL') })
    expect(result).toMatchObject({ dmarc: { result: 'temperror' }, neededLookupFailed: true })
  })

  it('is needed when it is the key of an aligned signature', async () => {
    const signed = await sign(plain)
    const result = await run(signed, fromStranger, { [`s1._domainkey.${SHOP}`]: failure('ETIMEOUT') })
    expect(result.dkim).toMatchObject([{ result: 'temperror', aligned: true }])
    expect(result).toMatchObject({ dmarc: { result: 'temperror' }, neededLookupFailed: true })
  })

  it('is needed when it is SPF of an aligned MAIL FROM', async () => {
    const result = await run(
      plain,
      { ...fromStranger, mailFrom: 'x@shop.example' },
      { [SHOP]: failure('ETIMEOUT') },
    )
    expect(result.spf.result).toBe('temperror')
    expect(result.neededLookupFailed).toBe(true)
  })

  it('excuses nothing when something aligned passed all the same', async () => {
    const signed = await sign(plain)
    const noRecord = await run(signed, fromShop, { [`_dmarc.${SHOP}`]: failure('ESERVFAIL') })
    expect(noRecord).toMatchObject({ dmarc: { result: 'temperror' }, neededLookupFailed: false })
    const noKey = await run(signed, fromShop, { [`s1._domainkey.${SHOP}`]: failure('ESERVFAIL') })
    expect(noKey).toMatchObject({ dmarc: { result: 'pass' }, neededLookupFailed: false })
  })

  it('excuses nothing when it is a look-up of another domain', async () => {
    const signed = await sign(plain, { domain: EVIL })
    const changes = {
      [EVIL]: failure('ETIMEOUT'),
      [`s1._domainkey.${EVIL}`]: failure('ETIMEOUT'),
      [`_dmarc.${EVIL}`]: failure('ETIMEOUT'),
    }
    const result = await run(signed, fromStranger, changes)
    expect(result.spf.result).toBe('temperror')
    expect(result).toMatchObject({ dmarc: { result: 'fail' }, neededLookupFailed: false })
  })

  it('excuses nothing when the selector could never exist', async () => {
    const signed = await sign(plain, { selector: 'x'.repeat(64) })
    const result = await run(signed, fromStranger)
    expect(result.dkim).toMatchObject([{ result: 'permerror', aligned: true }])
    expect(result).toMatchObject({ dmarc: { result: 'fail' }, neededLookupFailed: false })
  })

  it('cannot be arranged by twenty slow keys of the sender', async () => {
    const asked = resolverOf({ [`s9._domainkey.${SHOP}`]: keyRecord })
    const slow = (name: string, type: string) =>
      name.endsWith('slow.example') ? new Promise<never>(() => undefined) : asked(name, type)
    let raw = await sign(plain, { selector: 'nosuch' })
    for (let index = 0; index < 15; index += 1) raw = await sign(raw, { domain: `d${index}.slow.example` })
    const options = { deadline: 300, trustedArcSealers: [] }
    const input = { ...fromStranger, mailFrom: 'x@slow.example' }
    const result = await authenticate(raw, input, { resolver: slow, options })
    expect(result).toMatchObject({ dmarc: { result: 'fail' }, neededLookupFailed: false, guard: '' })
    expect(result.ms).toBeLessThan(1500)
  })

  it('is not needed by a message without one author domain', async () => {
    const changes = { [`_dmarc.${SHOP}`]: failure('ESERVFAIL') }
    const result = await run(`From: a@evil.example\r\n${plain}`, fromStranger, changes)
    expect(result).toMatchObject({ dmarc: { result: 'permerror' }, neededLookupFailed: false })
  })
})

describe('dead DNS', () => {
  it('ends within the deadline, as unknown', async () => {
    const dead = () => new Promise<never>(() => undefined)
    const started = performance.now()
    const options = { deadline: 200, trustedArcSealers: [] }
    const result = await authenticate(await sign(plain), fromShop, { resolver: dead, options })
    expect(performance.now() - started).toBeLessThan(1000)
    expect(result).toMatchObject({
      spf: { result: 'temperror' },
      dmarc: { result: 'temperror' },
      neededLookupFailed: true,
    })
  })

  it('survives a resolver that throws what is no DNS error', async () => {
    const rude = async (): Promise<never> => {
      throw new TypeError('boom')
    }
    const options = { deadline: 200, trustedArcSealers: [] }
    const result = await authenticate(await sign(plain), fromShop, { resolver: rude, options })
    expect(result.neededLookupFailed).toBe(true)
    const gone = async (name: string, type: string): Promise<never> => {
      throw new DnsError('ENOTFOUND', name, type)
    }
    expect((await authenticate(Buffer.from(plain), fromShop, { resolver: gone, options })).dmarc.result).toBe(
      'none',
    )
  })

  it('asks each question once', async () => {
    const asked: string[] = []
    const answer = resolverOf()
    const resolver = (name: string, type: string) => {
      asked.push(`${type} ${name}`)
      return answer(name, type)
    }
    const options = { deadline: 2000, trustedArcSealers: [] }
    await authenticate(await sign(plain), fromShop, { resolver, options })
    expect(new Set(asked).size).toBe(asked.length)
    expect(Object.keys(zone)).toContain(`_dmarc.${SHOP}`)
  })
})
