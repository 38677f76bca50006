import net from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReplies } from '../../src/delivery/dialogue.ts'
import type { Outgoing } from '../../src/delivery/outgoing.ts'
import { type Peer, send } from '../../src/delivery/send.ts'
import { finalDot, stuffed } from '../../src/delivery/stuffed.ts'
import { type HopOptions, startHop, type TestHop } from '../quarantine/next-hop.ts'

const mail: Outgoing = {
  mailFrom: 'bounce@sender.example',
  recipients: ['taro@example.jp'],
  bytes: Buffer.from('Subject: x\r\n\r\n.\r\n..\r\n.leading\r\nbody\r\n'),
  smtputf8: false,
  eightBitMime: false,
}

const through = async <T>(
  options: HopOptions,
  work: (peer: Peer, hop: TestHop) => Promise<T>,
): Promise<T> => {
  const hop = await startHop(options)
  const protocol = options.lmtp === true ? 'lmtp' : 'smtp'
  try {
    return await work({ protocol, host: '127.0.0.1', port: hop.port, path: '' }, hop)
  } finally {
    await hop.close()
  }
}

/** Takes a message of any size without keeping it: only its length after DATA, less the final dot. */
const startGreedyHop = async () => {
  let size = 0
  const server = net.createServer(socket => {
    let isMessage = false
    let tail = ''
    socket.write('220 greedy\r\n')
    socket.on('data', chunk => {
      if (!isMessage) {
        const text = chunk.toString()
        isMessage = text.startsWith('DATA')
        socket.write(isMessage ? '354 go\r\n' : '250 ok\r\n')
        return
      }
      size += chunk.byteLength
      tail = (tail + chunk.subarray(-5).toString()).slice(-5)
      if (tail !== '\r\n.\r\n') return
      isMessage = false
      size -= 3
      socket.write('250 taken\r\n')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    size: () => size,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

const own = { name: 'us.test', timeout: 2_000 }

describe('a delivery', () => {
  it.each([false, true])('gives the very bytes (LMTP: %s)', async lmtp => {
    const bodies = [
      mail.bytes,
      Buffer.from('.'),
      Buffer.from('.\r\n'),
      Buffer.from('a: b\r\n\r\nbare \r cr\r.\rafter\r\n'),
      Buffer.from(
        Array.from({ length: 4096 }, (_, at) => (at % 256 === 10 || at % 256 === 13 ? 32 : at % 256)),
      ),
      Buffer.concat([Buffer.alloc(300_000, 'x'), Buffer.from('\r\n.\r\n')]),
    ]
    await through({ lmtp }, async (peer, hop) => {
      for (const bytes of bodies) {
        expect(await send(peer, { ...mail, bytes }, own)).toMatchObject([{ fortune: 'delivered' }])
        const ended = bytes.toString('latin1').endsWith('\r\n')
          ? bytes
          : Buffer.concat([bytes, Buffer.from('\r\n')])
        expect(hop.got.at(-1)?.bytes.equals(ended)).toBe(true)
      }
    })
  })

  it('doubles exactly the dots at the beginning of lines', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('.', '..', 'a', '\r\n', '\r'), { maxLength: 30 }), parts => {
        const text = parts.join('')
        const bytes = Buffer.from(text)
        const sent = Buffer.concat([...stuffed(bytes), finalDot(bytes)]).toString()
        const ended = text === '' || text.endsWith('\r\n') ? text : `${text}\r\n`
        expect(sent).toBe(`${ended.replace(/(^|\n)\./gu, '$1..')}.\r\n`)
      }),
    )
  })

  it('doubles dots also where a chunk ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 65_400, max: 65_600 }), fc.nat(3), (length, dots) => {
        const text = `${'.\r\n'.repeat(dots)}${'x'.repeat(length)}\r\n.\r\n..\r\n.`.repeat(2)
        const chunks = [...stuffed(Buffer.from(text))]
        expect(Buffer.concat(chunks).toString()).toBe(text.replace(/(^|\n)\./gu, '$1..'))
        expect(Math.max(...chunks.map(chunk => chunk.byteLength))).toBeLessThanOrEqual(65_536)
      }),
      { numRuns: 50 },
    )
  })

  it('of 25 MB of dots blocks nobody and needs no more memory than a chunk', async () => {
    const hop = await startGreedyHop()
    const bytes = Buffer.from('.\r\n'.repeat(8_700_000))
    const before = process.memoryUsage().rss
    let [longest, peak, last] = [0, before, performance.now()]
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 5)
    const peer: Peer = { protocol: 'smtp', host: '127.0.0.1', port: hop.port, path: '' }
    const results = await send(peer, { ...mail, bytes }, { ...own, timeout: 30_000 })
    clearInterval(timer)
    await hop.close()
    expect(results).toMatchObject([{ fortune: 'delivered' }])
    expect(hop.size()).toBe((bytes.byteLength / 3) * 4)
    expect(longest).toBeLessThan(500)
    expect(peak - before).toBeLessThan(100e6)
  })

  it('goes in plain text where the TLS that was offered does not come about', async () => {
    const hop = await startHop({ extensions: ['STARTTLS', '8BITMIME'], brokenTls: true })
    const peer: Peer = { protocol: 'smtp', host: '127.0.0.1', port: hop.port, path: '' }
    expect(await send(peer, mail, own)).toMatchObject([{ fortune: 'delivered' }])
    expect(hop.got).toHaveLength(1)
    await hop.close()
  })

  it('keeps the envelope: size, 8BITMIME, SMTPUTF8', () =>
    through({}, async (peer, hop) => {
      const recipients = ['"a b"@example.jp', "o'neil@example.org", '太郎@例え.jp']
      await send(peer, { ...mail, recipients, smtputf8: true, eightBitMime: true }, own)
      expect(hop.got[0]?.mailFrom).toBe(
        `MAIL FROM:<bounce@sender.example> SMTPUTF8 BODY=8BITMIME SIZE=${mail.bytes.byteLength}`,
      )
      expect(hop.got[0]?.recipients).toEqual(recipients)
    }))

  it('fails clearly where the next hop has no SMTPUTF8', () =>
    through({ extensions: [] }, async (peer, hop) => {
      const [result] = await send(peer, { ...mail, recipients: ['太郎@例え.jp'] }, own)
      expect(result).toMatchObject({ fortune: 'refused' })
      expect(result?.answer).toContain('SMTPUTF8')
      expect(hop.got).toHaveLength(0)
    }))

  it('needs no SMTPUTF8 for plain ASCII, whatever its client said, and says it where it can', async () => {
    const plain = { ...mail, bytes: Buffer.from('Subject: x\r\n\r\n本文\r\n'), smtputf8: true }
    const size = `SIZE=${plain.bytes.byteLength}`
    await through({ extensions: ['8BITMIME'] }, async (peer, hop) => {
      expect(await send(peer, plain, own)).toMatchObject([{ fortune: 'delivered' }])
      expect(hop.got[0]?.mailFrom).toBe('MAIL FROM:<bounce@sender.example> BODY=8BITMIME')
      const bytes = Buffer.from('Subject: 件名\r\n\r\nx\r\n')
      expect(await send(peer, { ...plain, bytes }, own)).toMatchObject([{ fortune: 'refused' }])
      expect(await send(peer, { ...plain, bytes, smtputf8: false }, own)).toMatchObject([
        { fortune: 'delivered' },
      ])
    })
    await through({}, async (peer, hop) => {
      await send(peer, plain, own)
      expect(hop.got[0]?.mailFrom).toBe(`MAIL FROM:<bounce@sender.example> SMTPUTF8 BODY=8BITMIME ${size}`)
    })
  })

  it('passes RET and ENVID on where the next hop knows DSN, and nothing that is malformed', async () => {
    const said = async (mailParams: Record<string, string>, extensions = ['DSN']) =>
      through({ extensions }, async (peer, hop) => {
        await send(peer, { ...mail, mailParams }, own)
        return hop.got[0]?.mailFrom.replace('MAIL FROM:<bounce@sender.example>', '')
      })
    const given = { RET: 'hdrs', ENVID: 'QQ+2B314159', SIZE: '9', AUTH: 'x' }
    expect(await said(given)).toBe(' RET=HDRS ENVID=QQ+2B314159')
    expect(await said(given, [])).toBe('')
    for (const ENVID of ['a b', 'a\r\nRSET', 'a=b', 'a+b', 'a+0D', 'a+C3', 'é', '', 'x'.repeat(101)])
      expect(await said({ RET: 'ALL', ENVID })).toBe('')
  })

  it('tells each recipient from the others', () =>
    through(
      { onRecipient: address => (address.startsWith('no') ? '550 5.1.1 nobody' : '250 ok') },
      async (peer, hop) => {
        const results = await send(peer, { ...mail, recipients: ['no@x.example', 'yes@x.example'] }, own)
        expect(results.map(({ recipient, fortune }) => [recipient, fortune])).toEqual([
          ['no@x.example', 'refused'],
          ['yes@x.example', 'delivered'],
        ])
        expect(hop.got[0]?.recipients).toEqual(['yes@x.example'])
      },
    ))

  it('takes an answer for each recipient from LMTP', () =>
    through(
      { lmtp: true, onMessage: to => (to.startsWith('full') ? '452 4.2.2 full' : '250 ok') },
      async peer => {
        const results = await send(peer, { ...mail, recipients: ['full@x.example', 'ok@x.example'] }, own)
        expect(results.map(({ fortune }) => fortune)).toEqual(['deferred', 'delivered'])
      },
    ))

  it.each([['EHLO'], ['MAIL'], ['RCPT'], ['DATA']])('may try again when the line breaks at %s', dropAt =>
    through({ dropAt }, async peer => {
      expect(await send(peer, mail, own)).toMatchObject([{ fortune: 'deferred' }])
    }),
  )

  it('is in doubt when the line breaks after the final dot', () =>
    through({ onMessage: () => null }, async (peer, hop) => {
      expect(await send(peer, mail, own)).toMatchObject([{ fortune: 'in-doubt' }])
      expect(hop.got).toHaveLength(1)
    }))

  it('is in doubt when the answer to the final dot does not come in time', () =>
    through({ delay: 1_000 }, async peer => {
      expect(await send(peer, mail, { ...own, timeout: 200 })).toMatchObject([{ fortune: 'in-doubt' }])
    }))

  it.each([
    ['450 4.7.1 later', 'deferred'],
    ['554 5.7.1 no', 'refused'],
  ])('understands %s', (answer, fortune) =>
    through({ onMessage: () => answer }, async peer => {
      expect(await send(peer, mail, own)).toMatchObject([{ fortune, answer }])
    }),
  )

  it.each([
    { recipients: ['v@q.example>\r\nRCPT TO:<evil@else.example'] },
    { recipients: ['taro@example.jp', 'v@q.example\n'] },
    { recipients: ['"v"<x>@q.example'] },
    { mailFrom: 'a@b.example> SIZE=1 X=<' },
  ])('refuses an address that would be a command of its own, and sends nothing: %j', change =>
    through({}, async (peer, hop) => {
      const results = await send(peer, { ...mail, ...change }, own)
      expect(new Set(results.map(({ fortune }) => fortune))).toEqual(new Set(['refused']))
      expect([hop.got, hop.hello]).toEqual([[], []])
    }),
  )

  it('takes brackets inside quotation marks, and an empty MAIL FROM', () =>
    through({}, async peer => {
      const odd = { ...mail, mailFrom: '', recipients: ['"a<b>"@q.example'] }
      expect(await send(peer, odd, own)).toMatchObject([{ fortune: 'delivered' }])
    }))

  it('defers where nobody listens', async () => {
    const peer: Peer = { protocol: 'smtp', host: '127.0.0.1', port: 1, path: '' }
    expect(await send(peer, mail, own)).toMatchObject([{ fortune: 'deferred' }])
  })
})

describe('replies', () => {
  it('are read whole, however they are cut', () => {
    const text = '250-one\r\n250-two\r\n250 three\r\n354 go\r\n'
    for (let cut = 0; cut <= text.length; cut += 1) {
      const first = parseReplies(text.slice(0, cut))
      const second = parseReplies(first.rest + text.slice(cut))
      const codes = [...first.replies, ...second.replies].map(({ code, lines }) => [code, lines.length])
      expect(codes).toEqual([
        [250, 3],
        [354, 1],
      ])
    }
  })
})
