import { createRequire } from 'node:module'
import { Writable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageStream, Transaction } from '../../src/haraka/members.ts'
import { handOn } from '../../src/haraka/raw.ts'

type Stream = MessageStream & { readonly idx: Readonly<Record<string, unknown>> }
const Stream = createRequire(import.meta.url)('haraka-message-stream') as new (
  cfg: unknown,
  id: string,
) => Stream

const read = (stream: MessageStream): Promise<Buffer> =>
  new Promise(done => {
    const pieces: Buffer[] = []
    stream.pipe(
      new Writable({
        write(piece: Buffer, _encoding, taken) {
          pieces.push(piece)
          taken()
        },
        final(ended) {
          done(Buffer.concat(pieces))
          ended()
        },
      }),
    )
  })

const handedOn = (bytes: Buffer): Promise<Buffer> => {
  const stream = new Stream({ main: {} }, 'original')
  handOn({ message_stream: stream, uuid: 'x' } as unknown as Transaction, () => bytes)
  return read(stream)
}

const header = 'From: a@b.example\r\nX: .\r\n.y\r\n\r\n'

describe('the bytes that are handed on', () => {
  it('are the bytes, whatever dots, dashes and line ends they have', async () => {
    const piece = fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      '.',
      '..',
      '--',
      '--b',
      '-',
      '----',
      'x',
      'xyz ',
      '\xe9',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async pieces => {
        const text = header + pieces.join('')
        const ended = text.endsWith('\n') ? text : `${text}\r\n`
        expect((await handedOn(Buffer.from(text, 'latin1'))).toString('latin1')).toBe(ended)
      }),
      { numRuns: 500 },
    )
  })

  it('are the bytes with thousands of boundaries, and with lines of nothing but dashes', async () => {
    const text = `${header}${'--b\r\n.x\r\n'.repeat(3000)}${'-'.repeat(5000)}.\r\n--.\r\n.\r\n`
    expect((await handedOn(Buffer.from(text))).toString()).toBe(text)
  })

  it('are 25 MB in a moment', async () => {
    const line = `${'QUJD'.repeat(19)}\r\n`
    const bytes = Buffer.from(`${header}--b\r\n\r\n${line.repeat(320_000)}--b--\r\n`)
    const millisecondsOnce = (): number => {
      const start = process.threadCpuUsage()
      const stream = new Stream({ main: {} }, 'original')
      handOn({ message_stream: stream, uuid: 'x' } as unknown as Transaction, () => bytes)
      stream.pipe(new Writable({ highWaterMark: 1, write: () => undefined }))
      const { user, system } = process.threadCpuUsage(start)
      return (user + system) / 1000
    }
    // the best of some: neighbours on the same processor make the same work dearer
    expect(Math.min(...Array.from({ length: 5 }, millisecondsOnce))).toBeLessThan(300)
  })
})
