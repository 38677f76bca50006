import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Filter, startFilter } from './filter.ts'
import { scam } from './mails.ts'
import { connectSmtp } from './smtp.ts'

let filter: Filter

beforeAll(async () => {
  filter = await startFilter({
    ini: '[policy]\ndefault=quarantine\n[quarantine]\nunattended=yes\n[log]\nfile=/dev/null/nowhere.jsonl\n',
  })
}, 60_000)
afterAll(async () => {
  await filter.stop()
  await filter.remove()
})

describe('a log that cannot be opened', () => {
  it('loses its lines, and no mail: the first message is held like any other', async () => {
    const client = await connectSmtp(filter.port)
    for (let count = 0; count < 3; count += 1) {
      const answer = await client.send({
        to: ['you@example.jp'],
        data: scam({ Subject: `Your Amazon account ${count} has been locked` }),
      })
      expect(answer).toMatch(/^250 .*[0-9A-Z]{13}/u)
    }
    await client.quit()
    expect(await filter.mail('you@example.jp')).toEqual([])
    expect(filter.output()).toContain('its lines are lost')
  })
})
