/** What a crash leaves beside the rows of the store is gone soon after the next start. */
import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Filter, startFilter } from './filter.ts'
import { scam } from './mails.ts'
import { connectSmtp } from './smtp.ts'

const ini = '[quarantine]\nunattended=true\n[policy]\ndefault=quarantine\n'
/** Larger than a row takes. */
const large = `${scam()}${`${'x'.repeat(76)}\r\n`.repeat(15_000)}`

let filter: Filter

beforeAll(async () => {
  filter = await startFilter({ ini })
})
afterAll(async () => {
  await filter.stop()
  await filter.remove()
})

describe('a start after a crash', () => {
  it('removes bodies without a row and temporary files, and keeps what belongs to a message', async () => {
    const client = await connectSmtp(filter.port)
    expect(await client.send({ from: 'x@evil.example', data: large })).toMatch(/^250 /)
    client.destroy()
    // its own first round is over by then, mostly
    await wait(2_000)
    await filter.kill()
    const bodies = join(filter.directory, 'var', 'quarantine', 'bodies')
    const [body = ''] = await readdir(bodies)
    const old = new Date(Date.now() - 3_600_000)
    for (const name of ['0000000000000.eml', '.0000000000001.77.tmp']) {
      await writeFile(join(bodies, name), 'left behind')
      await utimes(join(bodies, name), old, old)
    }
    filter = await startFilter({ directory: filter.directory, port: filter.port })
    // killed in the middle of that very job, it comes again when the dead process's lock has run out
    await expect.poll(() => readdir(bodies), { timeout: 100_000 }).toEqual([body])
    const found = await filter.events()
    expect(found.some(({ message }) => message === 'store repaired')).toBe(true)
  }, 150_000)
})
