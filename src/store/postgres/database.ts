/** A pool of connections that survives the loss of its server: what fails is said with a code, what follows connects anew. */
import pg from 'pg'
import { StoreError, type StoreErrorCode } from '../errors.ts'

export type Row = Readonly<Record<string, unknown>>

export type Session = {
  readonly all: (sql: string, params?: readonly unknown[]) => Promise<readonly Row[]>
  /** number of changed rows */
  readonly run: (sql: string, params?: readonly unknown[]) => Promise<number>
}

export type Database = Session & {
  /** all or nothing, durable when it resolves; tried again where PostgreSQL itself asks for that */
  readonly transaction: <T>(work: (session: Session) => Promise<T>) => Promise<T>
  /** a connection of its own, for locks that live as long as it */
  readonly alone: <T>(work: (session: Session) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export type DatabaseOptions = {
  readonly url: string
  readonly password?: string
  readonly connectTimeout: number
  readonly connections: number
  /** milliseconds; 0: none, for migrations; absent: what a statement of ours may take */
  readonly statementTimeout?: number
}

/** A statement that takes longer is a defect or a dead server; a list takes milliseconds. */
const usualTimeout = 30_000

/** 57P: the server goes down · 25006: it became a standby · 53300: too many connections · 08: the line broke. */
const away = /^(?:57P0|08|25006|53300|57014)/u
const again = /^(?:40001|40P01)/u
const full = /^(?:53100|53200)/u

const stateOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

export const storeError = (error: unknown): StoreError => {
  if (error instanceof StoreError) return error
  const state = stateOf(error)
  const message = error instanceof Error ? error.message : String(error)
  const codes: readonly (readonly [boolean, StoreErrorCode])[] = [
    [full.test(state), 'ERR_STORE_FULL'],
    [state === '23505', 'ERR_STORE_ID_TAKEN'],
    [/^(?:28|42501|3D000)/u.test(state), 'ERR_STORE_PERMISSION'],
    [/^XX00/u.test(state), 'ERR_STORE_CORRUPT'],
    [again.test(state), 'ERR_STORE_BUSY'],
  ]
  // without an SQLSTATE it is the line: refused, reset, timed out
  const code = codes.find(([is]) => is)?.[1] ?? 'ERR_STORE_UNAVAILABLE'
  return new StoreError(code, `${message}${state === '' ? '' : ` (${state})`}`, error)
}

/** PostgreSQL text holds no NUL and no lone surrogates; mail does. */
export const clean = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\ufffd')

const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return clean(value)
  if (value instanceof Uint8Array && !Buffer.isBuffer(value)) return Buffer.from(value)
  if (Array.isArray(value)) return value.map(cleaned)
  return value
}

const sessionOf = (query: (sql: string, params: unknown[]) => Promise<pg.QueryResult>): Session => ({
  all: async (sql, params = []) => (await query(sql, params.map(cleaned))).rows,
  run: async (sql, params = []) => (await query(sql, params.map(cleaned))).rowCount ?? 0,
})

const isBroken = (error: unknown): boolean => {
  const state = stateOf(error)
  return state.length !== 5 || away.test(state)
}

const poolOf = (options: DatabaseOptions): pg.Pool => {
  const timeout = options.statementTimeout ?? usualTimeout
  const pool = new pg.Pool({
    connectionString: options.url,
    ...(options.password === undefined || options.password === '' ? {} : { password: options.password }),
    max: options.connections,
    connectionTimeoutMillis: options.connectTimeout,
    idleTimeoutMillis: 30_000,
    statement_timeout: timeout,
    query_timeout: timeout === 0 ? 0 : timeout + 5_000,
    idle_in_transaction_session_timeout: usualTimeout,
    keepAlive: true,
    allowExitOnIdle: true,
    application_name: 'amazon-impersonation',
  })
  // an idle connection that breaks is replaced by the next one that is needed
  pool.on('error', () => {})
  // one in use breaks its query, and needs no second complaint
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

export const openDatabase = (options: DatabaseOptions): Database => {
  const pool = poolOf(options)
  const withClient = async <T>(work: (client: pg.PoolClient, session: Session) => Promise<T>): Promise<T> => {
    let client: pg.PoolClient | null = null
    try {
      client = await pool.connect()
      const used = client
      const result = await work(
        used,
        sessionOf((sql, params) => used.query(sql, params)),
      )
      client.release()
      return result
    } catch (error) {
      client?.release(isBroken(error) ? true : undefined)
      throw storeError(error)
    }
  }
  const once = <T>(work: (session: Session) => Promise<T>): Promise<T> =>
    withClient(async (client, session) => {
      await client.query('BEGIN')
      try {
        const result = await work(session)
        await client.query('COMMIT')
        return result
      } catch (error) {
        // a server that does not answer is not asked once more
        if (!isBroken(error)) await client.query('ROLLBACK').catch(() => {})
        throw error
      }
    })
  const transaction = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(work)
      } catch (error) {
        const isOften = attempt >= 5
        if (isOften || !(error instanceof StoreError) || error.code !== 'ERR_STORE_BUSY') throw error
      }
    }
  }
  return {
    all: (sql, params) => withClient((_, session) => session.all(sql, params)),
    run: (sql, params) => withClient((_, session) => session.run(sql, params)),
    transaction,
    alone: work => withClient((_, session) => work(session)),
    close: () => pool.end(),
  }
}
