/** The DNS of the tests: a real server on loopback that serves a zone written as plain records. */
import type { Answer } from 'dns-packet'
import { startDns, type TestServer } from '../auth/dns/server.ts'
import { keyRecord } from '../auth/world.ts'

export type Records = Readonly<Record<string, readonly string[] | 'SERVFAIL' | 'SILENT'>>

const key = keyRecord.TXT.flat().join('')

/** The client of every test is 127.0.0.1. */
export const world: Records = {
  'shop.example': ['v=spf1 ip4:127.0.0.1 -all'],
  '_dmarc.shop.example': ['v=DMARC1; p=reject'],
  's1._domainkey.shop.example': [key],
  'amazon.co.jp': ['v=spf1 ip4:192.0.2.0/24 -all'],
  '_dmarc.amazon.co.jp': ['v=DMARC1; p=quarantine'],
  's1._domainkey.amazon.co.jp': [key],
  'evil.example': ['v=spf1 ip4:127.0.0.1 -all'],
  '_dmarc.evil.example': ['v=DMARC1; p=none'],
  's1._domainkey.evil.example': [key],
  'list.example': ['v=spf1 ip4:127.0.0.1 -all'],
  '_dmarc.list.example': ['v=DMARC1; p=none'],
  's1._domainkey.list.example': [key],
  'amazon.de': 'SERVFAIL',
  '_dmarc.amazon.de': 'SERVFAIL',
  's1._domainkey.amazon.de': 'SERVFAIL',
}

export function serveWorld(records: Records = world): Promise<TestServer> {
  return startDns((name, type) => {
    const found = records[name.toLowerCase()]
    if (found === 'SILENT') return { silent: true }
    if (found === 'SERVFAIL') return { rcode: 2 }
    if (found === undefined) return { rcode: 3 }
    const answers: Answer[] =
      type === 'TXT' ? found.map(text => ({ type: 'TXT', name, ttl: 60, data: chunks(text) })) : []
    return { answers }
  })
}

function chunks(text: string): string[] {
  return text.match(/.{1,200}/gs) ?? ['']
}
