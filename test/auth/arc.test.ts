import { describe, expect, it } from 'vitest'
import { fromStranger, LIST, plain, run, SHOP, seal, sign } from './world.ts'

const seenByList = `mx.list.example;\r\n dkim=pass header.d=${SHOP} header.s=s1;\r\n spf=pass smtp.mailfrom=${SHOP};\r\n dmarc=pass (p=REJECT) header.from=${SHOP}`
const fromList = { ...fromStranger, ip: '203.0.113.5', mailFrom: 'bounce@list.example', from: [SHOP] }

async function munged(): Promise<Buffer> {
  const signed = (await sign(plain)).toString()
  const changed = signed
    .replace('From: "Shop" <order@shop.example>', 'From: "Shop via List" <list@list.example>')
    .replace('Thank you', '[list] Thank you')
  return Buffer.from(changed)
}

describe('ARC', () => {
  it('proves nothing where no sealer is trusted', async () => {
    const result = await run(await seal(await sign(plain), seenByList), fromList)
    expect(result.arc).toMatchObject({ result: 'pass', sealer: LIST, trusted: false, sealed: null })
  })

  it('gives what a trusted sealer saw', async () => {
    const result = await run(await seal(await munged(), seenByList), { ...fromList, from: [LIST] }, {}, [
      LIST,
    ])
    expect(result.dkim).toMatchObject([{ result: 'fail', domain: SHOP, aligned: false }])
    expect(result.arc).toMatchObject({ result: 'pass', sealer: LIST, trusted: true })
    expect(result.arc.sealed).toMatchObject({
      spf: 'pass',
      dkim: [{ result: 'pass', domain: SHOP, selector: 's1', aligned: true }],
      dmarc: { result: 'pass', domain: SHOP, policy: 'reject' },
    })
  })

  it('believes no seal of another domain', async () => {
    const result = await run(await seal(await sign(plain), seenByList, 'evil.example'), fromList, {}, [LIST])
    expect(result.arc).toMatchObject({ result: 'pass', sealer: 'evil.example', trusted: false, sealed: null })
  })

  it('fails where the message was changed after sealing', async () => {
    const sealed = await seal(await sign(plain), seenByList)
    const changed = Buffer.from(sealed.toString().replace('Thank you', 'Pay now'))
    expect((await run(changed, fromList, {}, [LIST])).arc).toMatchObject({ result: 'fail', trusted: false })
  })

  it('fails where the sealed results were changed', async () => {
    const sealed = await seal(await sign(plain), seenByList.replace('dmarc=pass', 'dmarc=fail'))
    const changed = Buffer.from(sealed.toString().replace('dmarc=fail', 'dmarc=pass'))
    expect((await run(changed, fromList, {}, [LIST])).arc).toMatchObject({ result: 'fail', trusted: false })
  })

  it('is temperror, not fail, where the key of the seal could not be had', async () => {
    const sealed = await seal(await sign(plain), seenByList)
    const changes = { [`s1._domainkey.${LIST}`]: { TXT: { error: 'ETIMEOUT' } } }
    expect((await run(sealed, fromList, changes, [LIST])).arc).toMatchObject({
      result: 'temperror',
      trusted: false,
    })
  })

  it('is not whole with a set missing', async () => {
    const twice = await seal(await seal(await sign(plain), seenByList), seenByList)
    expect((await run(twice, fromList, {}, [LIST])).arc.trusted).toBe(false)
  })
})
