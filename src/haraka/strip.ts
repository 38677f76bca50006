/** Takes forged fields out of Haraka's header section, and gives the message back its own bytes when it is handed on. */
import { isForged, RELEASED_HEADER } from '../action/forged.ts'
import { compose, isPlain } from './compose.ts'
import type { Connection, Transaction } from './members.ts'
import { handOn, type Received } from './raw.ts'

/** Names of the fields that were taken out, each once. `released`: a trusted relay may bring our release header. */
export function stripForged(
  connection: Connection,
  transaction: Transaction,
  keepReleased: boolean,
): readonly string[] {
  const id = connection.local.host
  const found = new Set<string>()
  const results: { readonly name: string; readonly value: string }[] = []
  for (const entry of transaction.header.header_list) {
    const colon = entry.indexOf(':')
    const name = entry.slice(0, Math.max(0, colon))
    const value = entry.slice(colon + 1)
    if (keepReleased && name.trim().toLowerCase() === RELEASED_HEADER.toLowerCase()) continue
    if (colon > 0 && isForged(name, value, id)) found.add(name)
    else if (name.toLowerCase() === 'authentication-results') results.push({ name, value: value.trim() })
  }
  for (const name of found) removeField(transaction, name)
  // Haraka removes by name only: the results of others go back.
  if ([...found].some(name => name.trim().toLowerCase() === 'authentication-results')) {
    for (const { name, value } of results) transaction.add_header(name, value)
  }
  return [...found].map(name => name.trim())
}

/** Also a name that is followed by white space, which Haraka's own removal does not find. */
function removeField(transaction: Transaction, name: string): void {
  transaction.remove_header(name)
  const list = transaction.header.header_list as string[]
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const entry = list[at] ?? ''
    const colon = entry.indexOf(':')
    if (colon > 0 && entry.slice(0, colon).toLowerCase() === name.toLowerCase()) list.splice(at, 1)
  }
}

/** From here on every reader of the message gets the original bytes of every field that nobody changed. */
export function keepBytes(connection: Connection, transaction: Transaction, received: Received): void {
  const maxLines = Number(transaction.cfg.headers?.max_lines ?? 1000)
  const base = { bytes: received.bytes, linesAbove: received.linesAbove, maxLines }
  if (isPlain(base)) return
  handOn(transaction, () =>
    compose({
      ...base,
      encoding: transaction.encoding,
      list: transaction.header.header_list,
      authservId: connection.local.host,
    }),
  )
}
