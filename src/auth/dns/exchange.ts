/**
 * One question to one DNS server and its answer (RFC 1035, EDNS RFC 6891): UDP from a fresh random port, TCP when
 * the answer was cut. An answer counts only if it comes from the server asked, with our id and our question.
 */
import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { connect, isIPv6 } from 'node:net'
import * as packet from 'dns-packet'
import { DnsError, type RecordType } from './resolver.ts'

export type Server = { readonly address: string; readonly port: number }
export type Query = {
  readonly server: Server
  readonly name: string
  readonly type: RecordType
  readonly timeout: number
}

/** Small enough that answers are not fragmented (DNS flag day 2020). */
const EDNS_PAYLOAD = 1232
const EDNS: packet.OptAnswer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: EDNS_PAYLOAD,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
}
const MAX_TCP_ANSWER = 65_535

export async function exchange(query: Query): Promise<packet.DecodedPacket> {
  const started = performance.now()
  const answer = await overUdp(query)
  if (!answer.flag_tc) return answer
  const left = query.timeout - (performance.now() - started)
  return overTcp({ ...query, timeout: Math.max(1, left) })
}

function question(query: Query, id: number): Buffer {
  return packet.encode({
    type: 'query',
    id,
    flags: packet.RECURSION_DESIRED,
    questions: [{ type: query.type, name: query.name }],
    additionals: [EDNS],
  })
}

/** The decoded answer, or null where these bytes do not answer our question. */
function accept(bytes: Buffer, query: Query, id: number): packet.DecodedPacket | null {
  try {
    const decoded = packet.decode(bytes)
    if (decoded.type !== 'response' || decoded.id !== id) return null
    const asked = decoded.questions?.[0]
    if (asked === undefined || asked.type !== query.type) return null
    return asked.name.toLowerCase() === query.name.toLowerCase() ? decoded : null
  } catch {
    return null
  }
}

function overUdp(query: Query): Promise<packet.DecodedPacket> {
  const { promise, resolve, reject } = Promise.withResolvers<packet.DecodedPacket>()
  const id = randomInt(65_536)
  const asked = question(query, id)
  const socket = createSocket(isIPv6(query.server.address) ? 'udp6' : 'udp4')
  const fail = (code: string): void => reject(new DnsError(code, query.name, query.type))
  const timer = setTimeout(fail, query.timeout, 'ETIMEOUT')
  socket.on('error', () => fail('ECONNREFUSED'))
  socket.on('message', bytes => {
    const answer = accept(bytes, query, id)
    if (answer) resolve(answer)
  })
  // dgram hands a failure to the callback, which its types do not say
  socket.connect(query.server.port, query.server.address, (...failure: readonly unknown[]) => {
    if (failure[0]) fail('ECONNREFUSED')
    else socket.send(asked)
  })
  return promise.finally(() => {
    clearTimeout(timer)
    socket.close()
  })
}

/** RFC 1035 §4.2.2: two bytes of length before the message. */
function withLength(message: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(message.length)
  return Buffer.concat([length, message])
}

function overTcp(query: Query): Promise<packet.DecodedPacket> {
  const { promise, resolve, reject } = Promise.withResolvers<packet.DecodedPacket>()
  const id = randomInt(65_536)
  const asked = withLength(question(query, id))
  const socket = connect(query.server.port, query.server.address)
  const fail = (code: string): void => reject(new DnsError(code, query.name, query.type))
  const timer = setTimeout(fail, query.timeout, 'ETIMEOUT')
  const chunks: Buffer[] = []
  let size = 0
  socket.on('connect', () => socket.write(asked))
  socket.on('error', () => fail('ECONNREFUSED'))
  socket.on('close', () => fail('ECONNREFUSED'))
  socket.on('data', chunk => {
    chunks.push(chunk)
    size += chunk.length
    if (size < 2) return
    const bytes = Buffer.concat(chunks, size)
    const length = bytes.readUInt16BE(0)
    if (size > MAX_TCP_ANSWER + 2) return fail('EBADRESP')
    if (size < length + 2) return
    const answer = accept(bytes.subarray(2, length + 2), query, id)
    if (answer) resolve(answer)
    else fail('EBADRESP')
  })
  return promise.finally(() => {
    clearTimeout(timer)
    socket.destroy()
  })
}
