/** Authentication where nothing is known, or nothing may be: values, never exceptions. */
import { noArc } from './arc.ts'
import type { Authentication } from './authentication.ts'

export type NothingOptions = {
  readonly reason: string
  readonly source?: Authentication['source']
  /** tripped guard: not proven, never unknown */
  readonly guard?: string
  readonly client?: Authentication['client']
  readonly ms?: number
}

export const unknownClient: Authentication['client'] = { ip: null, helo: null }

export function nothingKnown(options: NothingOptions): Authentication {
  const { reason, source = 'none', guard = '', client = unknownClient, ms = 0 } = options
  return {
    source,
    spf: { result: 'none', domain: '', reason },
    dkim: [],
    dmarc: { result: guard === '' ? 'none' : 'permerror', domain: '', policy: '', reason },
    arc: { ...noArc, reason },
    neededLookupFailed: false,
    guard,
    client,
    ms,
  }
}
