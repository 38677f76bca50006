/** What the rest of the program knows of the DNS: one function, answers shaped as `dns.promises.resolve` gives them. */

export type MxRecord = { readonly priority: number; readonly exchange: string }

/** TXT: one array of strings a record; MX: objects; everything else: strings. */
export type DnsAnswer = readonly string[] | readonly (readonly string[])[] | readonly MxRecord[]

/** Rejects with a {@link DnsError} only. */
export type Resolver = (name: string, type: string) => Promise<DnsAnswer>

export const RECORD_TYPES = ['A', 'AAAA', 'TXT', 'MX', 'PTR', 'CNAME', 'NS'] as const
export type RecordType = (typeof RECORD_TYPES)[number]

/** Codes that say "there is no such thing" for good; EBADNAME: no such name can exist (RFC 1035 §2.3.4). */
const PERMANENT = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME', 'EBADQUERY'])

export class DnsError extends Error {
  readonly code: string
  constructor(code: string, name: string, type: string) {
    // An absent record is an everyday answer; a stack for each cost a tenth of all authentication.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(`query${type} ${code} ${name.slice(0, 255)}`)
    Error.stackTraceLimit = stackTraceLimit
    this.name = 'DnsError'
    this.code = code
  }
}

export function isTemporary(code: string): boolean {
  return !PERMANENT.has(code)
}

export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'ESERVFAIL'
}

export function isRecordType(type: string): type is RecordType {
  return (RECORD_TYPES as readonly string[]).includes(type)
}

/** A name that can be asked for: labels of 1–63 octets, 253 in all (RFC 1035 §2.3.4). */
export function isValidName(name: string): boolean {
  const bare = name.endsWith('.') ? name.slice(0, -1) : name
  if (bare === '' || bare.length > 253) return false
  for (let index = 0; index < bare.length; index += 1) {
    const code = bare.charCodeAt(index)
    if (code <= 0x20 || code >= 0x7f) return false
  }
  return bare.split('.').every(label => label.length > 0 && label.length <= 63)
}
