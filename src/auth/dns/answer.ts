/** A decoded DNS packet as records with their time to live, or the error that it stands for (RFC 1035, RFC 2308). */
import type { Answer, DecodedPacket } from 'dns-packet'
import { type DnsAnswer, DnsError, type MxRecord, type RecordType } from './resolver.ts'

/** Seconds. `error` is '' for records. */
export type Outcome = { readonly answer: DnsAnswer; readonly error: string; readonly ttl: number }

/** RFC 2308 §5 lets us choose when there is no SOA. */
const NEGATIVE_TTL = 60
const MAX_CNAMES = 8

export function readAnswer(decoded: DecodedPacket, name: string, type: RecordType): Outcome {
  const rcode = 'rcode' in decoded ? String(decoded.rcode) : 'SERVFAIL'
  if (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') return { answer: [], error: errorOf(rcode), ttl: 0 }
  const answers = decoded.answers ?? []
  const owners = followAliases(answers, name)
  const records = answers.filter(record => record.type === type && owners.has(record.name.toLowerCase()))
  if (records.length > 0) return { answer: shape(records, type), error: '', ttl: smallestTtl(answers) }
  return { answer: [], error: rcode === 'NXDOMAIN' ? 'ENOTFOUND' : 'ENODATA', ttl: negativeTtl(decoded) }
}

/** The name itself and the aliases that a chain of CNAME records leads to. */
function followAliases(answers: readonly Answer[], name: string): ReadonlySet<string> {
  const owners = new Set([name.toLowerCase()])
  let current = name.toLowerCase()
  for (let step = 0; step < MAX_CNAMES; step += 1) {
    const alias = answers.find(record => record.type === 'CNAME' && record.name.toLowerCase() === current)
    if (alias?.type !== 'CNAME') break
    current = alias.data.toLowerCase()
    owners.add(current)
  }
  return owners
}

function shape(records: readonly Answer[], type: RecordType): DnsAnswer {
  if (type === 'TXT') return records.map(textOf)
  if (type === 'MX') return records.map(mxOf).filter(record => record !== null)
  return records
    .map(record => ('data' in record && typeof record.data === 'string' ? record.data : ''))
    .filter(Boolean)
}

function textOf(record: Answer): readonly string[] {
  if (record.type !== 'TXT') return []
  const parts = Array.isArray(record.data) ? record.data : [record.data]
  return parts.map(part => (typeof part === 'string' ? part : part.toString('latin1')))
}

function mxOf(record: Answer): MxRecord | null {
  if (record.type !== 'MX') return null
  return { priority: record.data.preference ?? 0, exchange: record.data.exchange }
}

function smallestTtl(answers: readonly Answer[]): number {
  let smallest = Number.MAX_SAFE_INTEGER
  for (const record of answers) {
    if ('ttl' in record && typeof record.ttl === 'number') smallest = Math.min(smallest, record.ttl)
  }
  return smallest
}

function negativeTtl(decoded: DecodedPacket): number {
  const soa = decoded.authorities?.find(record => record.type === 'SOA')
  if (soa?.type !== 'SOA') return NEGATIVE_TTL
  return Math.min(soa.ttl ?? NEGATIVE_TTL, soa.data.minimum ?? NEGATIVE_TTL)
}

function errorOf(rcode: string): string {
  if (rcode === 'REFUSED') return 'EREFUSED'
  if (rcode === 'FORMERR') return 'EFORMERR'
  return rcode === 'NOTIMP' ? 'ENOTIMP' : 'ESERVFAIL'
}

/** Turns an outcome into what a {@link Resolver} gives. */
export function deliver(outcome: Outcome, name: string, type: string): DnsAnswer {
  if (outcome.error !== '') throw new DnsError(outcome.error, name, type)
  return outcome.answer
}
