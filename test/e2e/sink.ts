/** A next hop on loopback that keeps the bytes it was given, and refuses where a test wants that. */
import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { freePort } from '../ports.ts'

export type Taken = { readonly to: readonly string[]; readonly bytes: Buffer }

export type Sink = {
  readonly port: number
  readonly taken: Taken[]
  /** what the end of DATA is answered; null: 250 */
  refusal: { readonly code: number; readonly text: string } | null
  /** what arrived for this recipient */
  readonly wait: (recipient: string) => Promise<Buffer>
  readonly close: () => Promise<void>
}

export async function startSink(options: { readonly lmtp?: boolean } = {}): Promise<Sink> {
  const taken: Taken[] = []
  const server = new SMTPServer({
    lmtp: options.lmtp ?? false,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: 50_000_000,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (sink.refusal !== null) {
          done(Object.assign(new Error(sink.refusal.text), { responseCode: sink.refusal.code }))
          return
        }
        taken.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          bytes: Buffer.concat(chunks),
        })
        done(null)
      })
    },
  })
  server.on('error', () => undefined)
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const sink: Sink = {
    port,
    taken,
    refusal: null,
    wait: recipient => arrival(taken, recipient),
    close: () => new Promise(done => server.close(() => done())),
  }
  return sink
}

async function arrival(taken: readonly Taken[], recipient: string): Promise<Buffer> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = taken.find(({ to }) => to.includes(recipient))
    if (found) return found.bytes
    await new Promise(done => setTimeout(done, 50))
  }
  throw new Error(`nothing arrived for ${recipient}`)
}
