/**
 * A DNS server on loopback for measuring: every domain has an SPF and a DMARC record, and every selector a real 2048-bit
 * key, so that signatures cost what they cost in life (they do not verify: the key is not theirs).
 */
import { generateKeyPairSync } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { decode, encode, type TxtAnswer } from 'dns-packet'

export async function startDns(): Promise<{ readonly address: string; readonly close: () => void }> {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`
  const socket = createSocket('udp4')
  socket.on('message', (bytes, peer) => {
    const query = decode(bytes)
    const name = query.questions?.[0]?.name ?? ''
    const type = query.questions?.[0]?.type ?? 'A'
    const text = type === 'TXT' ? record(name, key) : null
    const answers: TxtAnswer[] =
      text === null ? [] : [{ type: 'TXT', name, ttl: 300, data: text.match(/.{1,250}/g) ?? [] }]
    socket.send(
      encode({
        type: 'response',
        id: query.id ?? 0,
        flags: 0x8180,
        questions: query.questions ?? [],
        answers,
      }),
      peer.port,
      peer.address,
    )
  })
  await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve))
  return { address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() }
}

function record(name: string, key: string): string | null {
  if (name.includes('._domainkey.')) return key
  if (name.startsWith('_dmarc.')) return 'v=DMARC1; p=none'
  return name.startsWith('_') ? null : 'v=spf1 ip4:192.0.2.0/24 ~all'
}
