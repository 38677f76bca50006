/** A pool of connections that survives the loss of its server: what fails is said with a code, what follows connects anew. */
import pg from 'pg'
import { StoreError } from '../errors.ts'
import { type ConnectOptions, clientConfig, inTurn, refuseStandby, urlsOf } from './connect.ts'
import { isBroken, isStandby, storeError } from './errors.ts'

export type Row = Readonly<Record<string, unknown>>

export type Session = {
  readonly all: (sql: string, params?: readonly unknown[]) => Promise<readonly Row[]>
  /** number of changed rows */
  readonly run: (sql: string, params?: readonly unknown[]) => Promise<number>
}

export type Database = Session & {
  /** all or nothing, durable when it resolves; tried again where PostgreSQL itself asks for that */
  readonly transaction: <T>(work: (session: Session) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export type DatabaseOptions = ConnectOptions & {
  readonly connections: number
  /** milliseconds; 0: none, for migrations; absent: what a statement of ours may take */
  readonly statementTimeout?: number
}

/** A statement that takes longer is a defect or a dead server; a list takes milliseconds. */
const usualTimeout = 30_000

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

const poolOf = (options: DatabaseOptions, url: string): pg.Pool => {
  const pool = new pg.Pool({
    ...clientConfig(options, url, options.statementTimeout ?? usualTimeout),
    max: options.connections,
    idleTimeoutMillis: 30_000,
    idle_in_transaction_session_timeout: usualTimeout,
    allowExitOnIdle: true,
  })
  // an idle connection that breaks is replaced by the next one that is needed
  pool.on('error', () => {})
  // one in use breaks its query, and needs no second complaint
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** One pool a host; only that of the host in use has connections. */
const poolsOf = (options: DatabaseOptions) => {
  const pools = urlsOf(options.url).map(url => poolOf(options, url))
  const known = new WeakSet<pg.PoolClient>()
  const open = async (pool: pg.Pool): Promise<pg.PoolClient> => {
    const client = await pool.connect()
    if (pools.length === 1 || known.has(client)) return client
    try {
      await refuseStandby(client)
    } catch (error) {
      client.release(true)
      throw error
    }
    known.add(client)
    return client
  }
  return {
    ...inTurn(pools, open),
    end: async () => void (await Promise.all(pools.map(pool => pool.end()))),
  }
}

export const openDatabase = (options: DatabaseOptions): Database => {
  const pools = poolsOf(options)
  const withClient = async <T>(work: (client: pg.PoolClient, session: Session) => Promise<T>): Promise<T> => {
    let client: pg.PoolClient | null = null
    try {
      client = await pools.connect()
      const used = client
      const result = await work(
        used,
        sessionOf((sql, params) => used.query(sql, params)),
      )
      client.release()
      return result
    } catch (error) {
      client?.release(isBroken(error) ? true : undefined)
      if (isStandby(error)) pools.skip()
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
    close: pools.end,
  }
}
