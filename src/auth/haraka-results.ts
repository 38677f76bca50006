/**
 * The results that other Haraka plugins left by `connection.auth_results()`: one row a method, each read by itself.
 * Plugins paste text of the sender into their rows; a row in which a property stands twice is not believed.
 */
import type { Message } from '../message/message.ts'
import type { Authentication } from './authentication.ts'
import { type MethodResult, parseAuthenticationResults } from './authres.ts'
import { fromWritten } from './trusted.ts'

const METHODS = new Set(['spf', 'dkim', 'dmarc', 'arc'])

/** `rows`: notes.authentication_results of connection and transaction. Null: they hold nothing for us. */
export function fromHarakaResults(
  rows: readonly string[],
  message: Pick<Message, 'headers' | 'from'>,
  client: Authentication['client'],
): Authentication | null {
  const results = rows.map(readRow).filter(row => row !== null)
  if (results.length === 0) return null
  return fromWritten({ authservId: '', version: '', results }, message, client)
}

function readRow(row: string): MethodResult | null {
  const [first] = parseAuthenticationResults(`local; ${row}`).results
  return first && METHODS.has(first.method) && !first.ambiguous ? first : null
}
