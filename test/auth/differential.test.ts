import fc from 'fast-check'
import * as mailauth from 'mailauth'
import { beforeAll, describe, expect, it } from 'vitest'
import { toAuthResult } from '../../src/auth/results.ts'
import { EVIL, fromShop, fromStranger, plain, resolverOf, run, sign } from './world.ts'

/** What mailauth's own entry says of the same bytes; its "neutral" for a wrong body hash is our "fail". */
async function byMailauth(raw: Buffer, input: typeof fromShop) {
  const resolver = resolverOf() as unknown as (name: string, type: string) => Promise<string[][]>
  const found = await mailauth.authenticate(raw, {
    ip: input.ip ?? '',
    helo: input.helo ?? '',
    sender: input.mailFrom ?? '',
    mta: input.mta,
    resolver,
    disableBimi: true,
    rejectRsaSha1: true,
  })
  const dkim = found.dkim.results.filter(row => row.signingDomain)
  return {
    spf: found.spf ? found.spf.status.result : 'none',
    dkim: dkim.map(({ status, signingDomain }) => {
      const isBody = status.result === 'neutral' && status.comment?.startsWith('body hash')
      return [signingDomain?.toLowerCase(), isBody ? 'fail' : toAuthResult(status.result)]
    }),
    dmarc: found.dmarc ? found.dmarc.status.result : 'permerror',
    arc: found.arc ? found.arc.status.result : 'none',
  }
}

async function byUs(raw: Buffer, input: typeof fromShop) {
  const found = await run(raw, input)
  return {
    spf: found.spf.result,
    dkim: found.dkim.map(row => [row.domain, row.result]),
    dmarc: found.dmarc.result,
    arc: found.arc.result,
    guard: found.guard,
  }
}

const bases: Buffer[] = []
beforeAll(async () => {
  const long = `${plain}${'A line of words, and another one\twith a tab. \r\n'.repeat(3000)}`
  bases.push(
    await sign(plain),
    await sign(await sign(plain), { domain: EVIL }),
    await sign(long),
    Buffer.from(plain),
  )
  bases.push(
    await sign(plain.replace(/\r\n\r\n.*/s, '\r\n\r\n')),
    Buffer.from(plain.replace(/\r\n\r\n.*/s, '\r\n')),
  )
})

const insertions = [
  '\r\n',
  '\n',
  '\r',
  ' ',
  '\t',
  '\0',
  ':',
  '\r\n\r\n',
  'From: x@y.example\r\n',
  '\u00e9',
  '; l=3',
  '\r\n ',
]

describe('the results', () => {
  it('are those of mailauth itself, whatever is done to the bytes', async () => {
    const change = fc.record({
      base: fc.nat({ max: 5 }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      insert: fc.constantFrom(...insertions),
      remove: fc.nat({ max: 3 }),
      bare: fc.boolean(),
      stranger: fc.boolean(),
    })
    const property = fc.asyncProperty(change, async ({ base, at, insert, remove, bare, stranger }) => {
      const original = bases[base] ?? Buffer.alloc(0)
      const place = Math.floor(at * original.length)
      const joined = Buffer.concat([
        original.subarray(0, place),
        Buffer.from(insert),
        original.subarray(place + remove),
      ])
      const raw = bare ? Buffer.from(joined.toString('latin1').replaceAll('\r\n', '\n'), 'latin1') : joined
      const input = stranger ? fromStranger : fromShop
      expect(await byUs(raw, input)).toEqual({ ...(await byMailauth(raw, input)), guard: '' })
    })
    await fc.assert(property, { numRuns: 300, seed: 20_260_601 })
  })
})
