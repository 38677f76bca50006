/**
 * Jobs that run on one node at a time: advisory locks of one connection beside the pool, so that a running job takes
 * none of the connections that it works with. The locks end with the connection, and so with the process that died.
 */
import pg from 'pg'
import { StoreError } from '../errors.ts'
import { number } from '../records.ts'
import type { Store } from '../store.ts'
import { type ConnectOptions, clientConfig, inTurn, refuseStandby, urlsOf } from './connect.ts'
import { storeError } from './errors.ts'

export type Locks = {
  readonly exclusively: Store['exclusively']
  readonly close: () => Promise<void>
}

/** A lock is a matter of milliseconds; a server that takes longer is away. */
const timeout = 10_000
/** So often is the line tried while a job runs: a server that vanished sends no word. */
const heartbeat = 15_000

/** A node that vanished gives its locks back when the server notices, after a minute instead of two hours. */
const settings = `SELECT set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false),
  set_config('tcp_keepalives_count', '3', false)`
const key = 'hashtextextended($1, 7227)'

/** The published types leave out what keeps a process alive, and what does not. */
type Client = pg.Client & { readonly ref: () => void; readonly unref: () => void }
type Line = Promise<Client>
type Hold = { readonly lost: AbortController; readonly line: Line }

const openClient = async (options: ConnectOptions, url: string): Line => {
  const client = new pg.Client(clientConfig(options, url, timeout)) as Client
  // what breaks is seen by its end
  client.on('error', () => {})
  try {
    await client.connect()
    await refuseStandby(client)
    await client.query(settings)
    return client
  } catch (error) {
    hangUp(client)
    throw error
  }
}

const hangUp = (client: pg.Client): void => void client.end().catch(() => {})

/** The one connection, made when it is needed; `onLost` hears of each that broke. */
const lineOf = (options: ConnectOptions, onLost: (line: Line) => void) => {
  const hosts = inTurn(urlsOf(options.url), url => openClient(options, url))
  let current: Line | null = null
  let last: Promise<unknown> = Promise.resolve()
  const lose = (line: Line): void => {
    if (current === line) current = null
    onLost(line)
  }
  const connect = (): Line => {
    const line: Line = hosts.connect()
    line.then(
      client => client.once('end', () => lose(line)),
      () => lose(line),
    )
    return line
  }
  return {
    get: (): Line => {
      current ??= connect()
      return current
    },
    /** One question at a time. A line that does not answer is given up: its locks may be another's. */
    ask: (line: Line, sql: string, params: readonly string[] = []): Promise<pg.QueryResult> => {
      const asked = last.then(async () => {
        const client = await line
        client.ref()
        try {
          return await client.query(sql, [...params])
        } catch (error) {
          lose(line)
          hangUp(client)
          throw error
        }
      })
      last = asked.catch(() => {})
      return asked
    },
    /** An idle line keeps no process alive. */
    rest: (line: Line): void => void line.then(client => client.unref()).catch(() => {}),
    close: async (): Promise<void> => {
      const client = await current?.catch(() => null)
      await client?.end().catch(() => {})
    },
  }
}

export const openLocks = (options: ConnectOptions): Locks => {
  const held = new Map<string, Hold>()
  let isClosed = false
  const lines = lineOf(options, gone => {
    for (const { line, lost } of held.values()) if (line === gone) lost.abort()
  })
  const take = async (name: string, hold: Hold): Promise<boolean> => {
    const { rows } = await lines.ask(hold.line, `SELECT pg_try_advisory_lock(${key})::int AS got`, [name])
    return number(rows[0], 'got') === 1
  }
  const give = async (name: string, { line, lost }: Hold): Promise<void> => {
    // with the line its locks are gone
    if (!lost.signal.aborted)
      await lines.ask(line, `SELECT pg_advisory_unlock(${key})`, [name]).catch(() => {})
  }
  const whileHeld = async <T>(
    name: string,
    hold: Hold,
    job: (lost: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const beat = setInterval(() => {
      if (!hold.lost.signal.aborted) void lines.ask(hold.line, 'SELECT 1').catch(() => {})
    }, heartbeat)
    beat.unref()
    try {
      return await job(hold.lost.signal)
    } finally {
      clearInterval(beat)
      await give(name, hold)
    }
  }
  return {
    exclusively: async (name, job) => {
      if (isClosed) throw new StoreError('ERR_STORE_CLOSED', 'the store is closed')
      // a session may take its own lock twice: within the process the map decides
      if (held.has(name)) return null
      const hold: Hold = { lost: new AbortController(), line: lines.get() }
      held.set(name, hold)
      try {
        const isMine = await take(name, hold).catch(error => {
          throw storeError(error)
        })
        return isMine ? await whileHeld(name, hold, job) : null
      } finally {
        held.delete(name)
        if (held.size === 0) lines.rest(hold.line)
      }
    },
    close: async () => {
      isClosed = true
      await lines.close()
    },
  }
}
