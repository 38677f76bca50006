/**
 * A JSON file that stands for the DNS (`check --dns FILE`): name → type → the answer as `dns.promises.resolve`
 * gives it, or `{"error": "ESERVFAIL"}`. Any other name is ENOTFOUND, any other type of a listed name ENODATA.
 */
import { readFile } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import { normalizeDomain } from '../alignment.ts'
import {
  type DnsAnswer,
  DnsError,
  isRecordType,
  isValidName,
  RECORD_TYPES,
  type Resolver,
} from './resolver.ts'

export type ZoneErrorCode = 'ERR_ZONE_UNREADABLE' | 'ERR_ZONE_JSON' | 'ERR_ZONE_SHAPE'

export class ZoneError extends Error {
  readonly code: ZoneErrorCode
  readonly file: string
  readonly line: number | null
  readonly key: string
  readonly hint: string
  constructor(
    code: ZoneErrorCode,
    message: string,
    place: { file: string; line?: number; key?: string; hint: string },
  ) {
    super(message)
    this.name = 'ZoneError'
    this.code = code
    this.file = place.file
    this.line = place.line ?? null
    this.key = place.key ?? ''
    this.hint = place.hint
  }
}

type Entry = { readonly answer: DnsAnswer } | { readonly error: string }
type Zone = ReadonlyMap<string, ReadonlyMap<string, Entry>>

const EXAMPLE = '{"example.org": {"TXT": [["v=spf1 -all"]], "MX": {"error": "ESERVFAIL"}}}'
const ERROR_CODE = /^E[A-Z]{2,30}$/

export async function readZoneFile(file: string): Promise<Resolver> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const hint = 'give the path of a readable JSON file'
    throw new ZoneError('ERR_ZONE_UNREADABLE', `cannot read the DNS file: ${reason}`, { file, hint })
  }
  return zoneResolver(parseZone(text, file))
}

/** Throws {@link ZoneError} where the text is no zone. */
export function parseZone(text: string, file: string): Zone {
  const zone = new Map<string, ReadonlyMap<string, Entry>>()
  const root = asRecord(
    parseJson(text, file),
    file,
    '',
    'the file must hold one object: name → type → answer',
  )
  for (const [name, types] of Object.entries(root)) {
    const entries = new Map<string, Entry>()
    const byType = asRecord(types, file, name, 'a name must hold an object: type → answer')
    for (const [type, value] of Object.entries(byType)) {
      entries.set(type.toUpperCase(), readEntry(type.toUpperCase(), value, { file, key: `${name}.${type}` }))
    }
    zone.set(normalizeDomain(name), entries)
  }
  return zone
}

export function zoneResolver(zone: Zone): Resolver {
  return async (name, type) => {
    if (!isValidName(name)) throw new DnsError('EBADNAME', name, type)
    const types = zone.get(normalizeDomain(name))
    const entry = types?.get(type)
    if (!entry) throw new DnsError(types ? 'ENODATA' : 'ENOTFOUND', name, type)
    if ('error' in entry) throw new DnsError(entry.error, name, type)
    return entry.answer
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const line = lineOfError(text, reason)
    const place = { file, hint: `the file must be JSON, for example ${EXAMPLE}` }
    throw new ZoneError('ERR_ZONE_JSON', reason, line === null ? place : { ...place, line })
  }
}

/** JSON.parse does not always say where; a YAML reader, whose language holds JSON, does. */
function lineOfError(text: string, reason: string): number | null {
  const position = /position (\d+)/.exec(reason)?.[1]
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length
  return parseDocument(text).errors[0]?.linePos?.[0].line ?? null
}

function asRecord(
  value: unknown,
  file: string,
  key: string,
  problem: string,
): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new ZoneError('ERR_ZONE_SHAPE', problem, { file, key, hint: `for example ${EXAMPLE}` })
}

function readEntry(type: string, value: unknown, place: { file: string; key: string }): Entry {
  const refuse = (message: string, hint: string): never => {
    throw new ZoneError('ERR_ZONE_SHAPE', message, { ...place, hint })
  }
  if (!isRecordType(type)) return refuse('unknown record type', `one of ${RECORD_TYPES.join(', ')}`)
  if (typeof value === 'object' && value !== null && 'error' in value) {
    const { error } = value
    if (typeof error === 'string' && ERROR_CODE.test(error)) return { error }
    return refuse('not an error code of the resolver', 'for example ESERVFAIL, ETIMEOUT, ENOTFOUND')
  }
  if (!Array.isArray(value))
    return refuse('an answer is an array, or {"error": "…"}', `for example ${EXAMPLE}`)
  if (!value.every(isRecordOf[type] ?? isText)) return refuse(`not an answer of type ${type}`, shapeOf(type))
  return { answer: value as DnsAnswer }
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isRecordOf: Readonly<Partial<Record<string, (value: unknown) => boolean>>> = {
  TXT: value => Array.isArray(value) && value.every(isText),
  MX: value =>
    typeof value === 'object' &&
    value !== null &&
    'exchange' in value &&
    'priority' in value &&
    typeof value.exchange === 'string' &&
    typeof value.priority === 'number',
}

function shapeOf(type: string): string {
  if (type === 'TXT') return 'an array of arrays of strings: [["v=DMARC1; p=reject"]]'
  if (type === 'MX') return 'an array of objects: [{"priority": 10, "exchange": "mx.example.org"}]'
  return 'an array of strings: ["192.0.2.1"]'
}
