import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestServer } from '../auth/dns/server.ts'
import { serveWorld } from './dns-world.ts'
import { type Filter, header, silentDns, startFilter } from './filter.ts'
import { message, order, scam } from './mails.ts'
import { connectSmtp, dotStuffed } from './smtp.ts'

let dns: TestServer
let filter: Filter

beforeAll(async () => {
  dns = await serveWorld()
  filter = await startFilter({ ini: `[dns]\nservers=${dns.address}\n` })
})

afterAll(async () => {
  await filter.stop()
  await filter.remove()
  await dns.close()
})

const verdictOf = (mail: Buffer | undefined) => header(mail, 'x-amazon-impersonation')

describe('an SMTP session', () => {
  it('takes 200 messages on one connection, each delivered once', async () => {
    const client = await connectSmtp(filter.port)
    for (let at = 0; at < 200; at += 1) {
      const reply = await client.send({ to: ['many@example.org'], data: at % 2 === 0 ? scam() : message({}) })
      expect(reply).toMatch(/^250 /)
    }
    await client.quit()
    const mails = await filter.mail('many@example.org')
    expect(mails).toHaveLength(200)
    expect(mails.filter(mail => verdictOf(mail)[0]?.startsWith('yes'))).toHaveLength(100)
    expect(mails.every(mail => verdictOf(mail).length === 1)).toBe(true)
  })

  it('may be pipelined', async () => {
    const client = await connectSmtp(filter.port)
    const answers = Array.from({ length: 5 }, () => client.answer())
    client.write('MAIL FROM:<x@evil.example>\r\nRCPT TO:<pipe@example.org>\r\nDATA\r\n')
    await wait(200)
    client.write(dotStuffed(scam()))
    client.write('.\r\n')
    await wait(1500)
    client.write('QUIT\r\n')
    expect((await Promise.all(answers)).map(answer => answer.slice(0, 3))).toEqual([
      '250',
      '250',
      '354',
      '250',
      '221',
    ])
    expect(await filter.mail('pipe@example.org')).toHaveLength(1)
  })

  it('takes 8BITMIME and SMTPUTF8, and delivers to a UTF-8 address', async () => {
    const client = await connectSmtp(filter.port)
    const data = message({ Subject: 'ご注文の確認' }, 'ありがとうございます。\r\n')
    const reply = await client.send({ to: ['用户@example.org'], data, mailParams: 'BODY=8BITMIME SMTPUTF8' })
    expect(reply).toMatch(/^250 /)
    await client.quit()
    const [mail] = await filter.mail(
      `${[...Buffer.from('用户')].map(byte => `%${byte.toString(16)}`).join('')}@example.org`,
    )
    expect(mail?.includes(data)).toBe(false)
    expect(mail?.includes('ありがとうございます。')).toBe(true)
    expect(mail?.includes('Subject: ご注文の確認\r\n')).toBe(true)
  })

  it('survives a client that goes away during DATA, and delivers nothing of it', async () => {
    const client = await connectSmtp(filter.port)
    await client.say('MAIL FROM:<x@evil.example>')
    await client.say('RCPT TO:<gone@example.org>')
    await client.say('DATA')
    client.write(scam())
    client.destroy()
    await wait(200)
    const next = await connectSmtp(filter.port)
    expect(await next.send({ to: ['after@example.org'], data: message({}) })).toMatch(/^250 /)
    await next.quit()
    expect(await filter.mail('gone@example.org')).toEqual([])
  })

  it('survives a client that goes away right after the final dot', async () => {
    const client = await connectSmtp(filter.port)
    await client.say('MAIL FROM:<x@evil.example>')
    await client.say('RCPT TO:<hasty@example.org>')
    await client.say('DATA')
    client.write(`${scam()}.\r\n`)
    client.destroy()
    await wait(500)
    const mails = await filter.mail('hasty@example.org')
    expect(mails.length).toBeLessThanOrEqual(1)
    expect(mails.every(mail => verdictOf(mail).length === 1)).toBe(true)
    const next = await connectSmtp(filter.port)
    await next.quit()
  })

  it('puts the results where other plugins find them, and logs one line a message', async () => {
    const data = scam()
    const client = await connectSmtp(filter.port)
    await client.send({ to: ['log@example.org'], data })
    await client.quit()
    const id = /Message-ID: (.*)/.exec(data)?.[1]?.trim()
    await expect
      .poll(async () => (await filter.events()).filter(event => event['messageId'] === id))
      .toHaveLength(1)
  })
})

describe('a resolver that never answers', () => {
  it('delays no message beyond the deadline: strangers are judged, official senders are unknown', async () => {
    const silent = await silentDns()
    const slow = await startFilter({
      ini: `[dns]\nservers=${silent.address}\ntimeout=500ms\ndeadline=1500ms\n`,
    })
    const started = Date.now()
    const client = await connectSmtp(slow.port)
    expect(await client.send({ to: ['a@example.org'], from: 'x@evil.example', data: scam() })).toMatch(
      /^250 /,
    )
    expect(await client.send({ to: ['b@example.org'], from: 'x@evil.example', data: order() })).toMatch(
      /^250 /,
    )
    expect(Date.now() - started).toBeLessThan(8000)
    await client.quit()
    expect(verdictOf((await slow.mail('a@example.org'))[0])[0]).toMatch(/^yes/)
    expect(verdictOf((await slow.mail('b@example.org'))[0])[0]).toMatch(/^(unknown|yes)/)
    await slow.stop()
    await slow.remove()
    silent.close()
  })
})

describe('cluster mode with two workers', () => {
  it('examines every message once, in any worker, and stops cleanly', async () => {
    const pair = await startFilter({ ini: `[dns]\nservers=${dns.address}\n`, nodes: 2 })
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const client = await connectSmtp(pair.port)
        expect(await client.send({ to: ['both@example.org'], data: scam() })).toMatch(/^250 /)
        await client.quit()
      }),
    )
    const mails = await pair.mail('both@example.org')
    expect(mails).toHaveLength(20)
    expect(mails.every(mail => verdictOf(mail).length === 1)).toBe(true)
    await expect.poll(async () => (await pair.events()).length).toBe(20)
    expect(await pair.stop()).toBe(0)
    await pair.remove()
  })
})

describe('SIGINT under load', () => {
  it('loses nothing that was answered 250, and delivers nothing twice', async () => {
    const busy = await startFilter({ ini: `[dns]\nservers=${dns.address}\n` })
    let accepted = 0
    const sender = async () => {
      for (;;) {
        try {
          const client = await connectSmtp(busy.port)
          for (;;) {
            const reply = await client.send({ to: ['load@example.org'], data: scam() })
            if (!reply.startsWith('250')) break
            accepted += 1
          }
          client.destroy()
        } catch {
          return
        }
      }
    }
    const senders = Array.from({ length: 4 }, sender)
    await wait(700)
    const ended = busy.stop('SIGINT')
    await Promise.race([ended, wait(1500)])
    busy.child.kill('SIGKILL')
    await Promise.all([ended, ...senders])
    const mails = await busy.mail('load@example.org')
    const ids = mails.map(mail => header(mail, 'message-id')[0])
    expect(new Set(ids).size).toBe(ids.length)
    expect(accepted).toBeGreaterThan(20)
    // What was delivered and not yet answered when the process went is sent again by its sender.
    expect(mails.length).toBeGreaterThanOrEqual(accepted)
    expect(mails.length - accepted).toBeLessThanOrEqual(4)
    await busy.remove()
  })
})
