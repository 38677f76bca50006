/** A real DNS server on loopback, UDP and TCP, that answers from a zone, or not at all. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import * as packet from 'dns-packet'
import { freePort } from '../../ports.ts'

export type Reply = Partial<packet.Packet> & { readonly rcode?: number; readonly silent?: boolean }
export type Handler = (name: string, type: string, transport: 'udp' | 'tcp') => Reply

export type TestServer = {
  readonly address: string
  readonly asked: string[]
  readonly close: () => Promise<void>
}

export async function startDns(handler: Handler, host = '127.0.0.1'): Promise<TestServer> {
  const asked: string[] = []
  const answer = (bytes: Buffer, transport: 'udp' | 'tcp'): Buffer | null => {
    const query = packet.decode(bytes)
    const question = query.questions?.[0]
    if (!question) return null
    asked.push(`${transport} ${question.type} ${question.name}`)
    const { rcode = 0, silent = false, flags = 0, ...rest } = handler(question.name, question.type, transport)
    if (silent) return null
    return packet.encode({
      type: 'response',
      id: query.id ?? 0,
      flags: flags | rcode,
      questions: [question],
      ...rest,
    })
  }
  const udp = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  udp.on('message', (bytes, peer) => {
    const reply = answer(bytes, 'udp')
    if (reply) udp.send(reply, peer.port, peer.address)
  })
  const port = await freePort(host)
  udp.bind(port, host)
  await once(udp, 'listening')
  const tcp = createServer(socket => {
    socket.on('error', () => undefined)
    socket.on('data', bytes => {
      const reply = answer(bytes.subarray(2), 'tcp')
      if (!reply) return
      const length = Buffer.alloc(2)
      length.writeUInt16BE(reply.length)
      const whole = Buffer.concat([length, reply])
      socket.write(whole.subarray(0, 1))
      setTimeout(() => socket.end(whole.subarray(1)), 5)
    })
  })
  tcp.listen(port, host)
  await once(tcp, 'listening')
  return {
    address: host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`,
    asked,
    close: async () => {
      udp.close()
      tcp.close()
      await once(tcp, 'close')
    },
  }
}
