/** What PostgreSQL says (SQLSTATE) as an error of ours. Without one it is the line: refused, reset, timed out. */
import { StoreError, type StoreErrorCode } from '../errors.ts'

/** 57P: the server goes down · 25006: it became a standby · 53300: too many connections · 08: the line broke. */
const away = /^(?:57P0|08|25006|53300|57014)/u

/** Whatever is not here (53200: the server is out of memory, 53400 …) may go well a little later. */
const codes: readonly (readonly [RegExp, StoreErrorCode])[] = [
  [/^53100/u, 'ERR_STORE_FULL'],
  [/^58030/u, 'ERR_STORE_IO'],
  [/^23505/u, 'ERR_STORE_ID_TAKEN'],
  [/^(?:28|42501|3D000)/u, 'ERR_STORE_PERMISSION'],
  [/^XX00/u, 'ERR_STORE_CORRUPT'],
  [/^(?:40001|40P01|55P03)/u, 'ERR_STORE_BUSY'],
]

const stateOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

export const storeError = (error: unknown): StoreError => {
  if (error instanceof StoreError) return error
  const state = stateOf(error)
  const message = error instanceof Error ? error.message : String(error)
  const code = codes.find(([states]) => states.test(state))?.[1] ?? 'ERR_STORE_UNAVAILABLE'
  return new StoreError(code, `${message}${state === '' ? '' : ` (${state})`}`, error)
}

/** The connection is of no more use. */
export const isBroken = (error: unknown): boolean => {
  const state = stateOf(error)
  return state.length !== 5 || away.test(state)
}

/** The server takes no writes: it is, or became, a standby. */
export const isStandby = (error: unknown): boolean => stateOf(error) === '25006'
