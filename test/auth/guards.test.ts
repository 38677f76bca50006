import { describe, expect, it } from 'vitest'
import { alignedPass } from '../../src/auth/alignment.ts'
import { authenticate } from '../../src/auth/authenticate.ts'
import { fromShop, plain, resolverOf, run, sign } from './world.ts'

/** CPU milliseconds of the longest turn of the event loop: other processes of a busy machine do not count. */
function watchTurns(): () => number {
  const used = (): number => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  let [watching, longest, last] = [true, 0, used()]
  const turn = (): void => {
    const now = used()
    longest = Math.max(longest, now - last)
    last = now
    if (watching) setImmediate(turn)
  }
  setImmediate(turn)
  return () => {
    watching = false
    return longest
  }
}

const signedWith = async (head: string): Promise<Buffer> =>
  Buffer.concat([Buffer.from(head), await sign(plain)])

async function guardOf(raw: Buffer): Promise<string> {
  const started = performance.now()
  const result = await run(raw)
  expect(performance.now() - started).toBeLessThan(1000)
  expect(result).toMatchObject({ dmarc: { result: 'permerror' }, neededLookupFailed: false })
  expect(alignedPass(result)).toBe(false)
  return result.guard
}

describe('guards', () => {
  it('refuses a header of 80,000 folded lines at once', async () => {
    expect(await guardOf(await signedWith(`X-Long: a\r\n${' b\r\n'.repeat(80_000)}`))).toContain(
      'header section over',
    )
  })

  it('refuses 2,001 header lines, takes 1,900', async () => {
    expect(await guardOf(await signedWith('X-A: b\r\n'.repeat(2001)))).toContain('2000 lines')
    expect((await run(await signedWith('X-A: b\r\n'.repeat(1900)))).dmarc.result).toBe('pass')
  })

  it('refuses one header line of 300 KB', async () => {
    expect(await guardOf(await signedWith(`X-A: ${'b'.repeat(300_000)}\r\n`))).toContain('bytes')
  })

  it('refuses 21 signatures and 50 ARC sets', async () => {
    expect(await guardOf(await signedWith('DKIM-Signature: v=1; d=a.example; s=b\r\n'.repeat(21)))).toContain(
      'signatures',
    )
    expect(await guardOf(await signedWith('ARC-Seal: i=1; d=a.example\r\n'.repeat(50)))).toContain('ARC')
  })

  it('refuses 101 authors, but not 300 recipients', async () => {
    const authors = Array.from({ length: 101 }, (_, index) => `a${index}@shop.example`).join(',')
    expect(await guardOf(Buffer.from(plain.replace(/From:.*\r\n/, `From: ${authors}\r\n`)))).toContain(
      'addresses',
    )
    const recipients = Array.from({ length: 300 }, (_, index) => `a${index}@example.org`).join(', ')
    const toMany = plain.replace(/To:.*\r\n/, `To: ${recipients}\r\n`)
    expect((await run(await sign(toMany))).dmarc.result).toBe('pass')
  })

  it('counts signatures and authors however they are folded', async () => {
    const folded = 'DKIM-Signature\r\n : v=1; d=a.example; s=b\r\n'
    expect(await guardOf(await signedWith(folded.repeat(21)))).toContain('signatures')
    const loose = `From: a@shop.example\r\n${',b@shop.example,c@shop.example\r\n'.repeat(60)}To: x@y.example\r\n\r\nx`
    expect(await guardOf(Buffer.from(loose))).toContain('addresses')
  })

  it('refuses a body line without end', async () => {
    expect(await guardOf(await sign(`${plain}${'a'.repeat(2_000_000)}\r\n`))).toContain('a line over')
  })
})

describe('a message of 25 MB', () => {
  it('is verified without holding the event loop for more than 50 ms', async () => {
    const line = `${'lorem ipsum '.repeat(6)}\r\n`
    const raw = await sign(Buffer.from(plain + line.repeat(Math.ceil(25_000_000 / line.length))))
    const options = { deadline: 100_000, trustedArcSealers: [] }
    const worst: number[] = []
    for (let round = 0; round < 3; round += 1) {
      const longest = watchTurns()
      const found = await authenticate(raw, fromShop, { resolver: resolverOf(), options })
      worst.push(longest())
      expect(found.dmarc.result).toBe('pass')
    }
    worst.sort((a, b) => a - b)
    expect(worst[1]).toBeLessThan(50)
  }, 120_000)

  it('is given up when it cannot be hashed in time, as not proven', async () => {
    const raw = Buffer.from(plain + 'x\r\n'.repeat(1_000_000))
    const options = { deadline: 1, trustedArcSealers: [] }
    const result = await authenticate(await sign(raw), fromShop, { resolver: resolverOf(), options })
    expect(result.guard).toContain('deadline')
    expect(result.neededLookupFailed).toBe(false)
  })
})
