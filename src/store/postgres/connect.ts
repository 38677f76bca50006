/** Which of the database's hosts is asked: the one that answered last, else the next in turn that takes writes. */
import type pg from 'pg'
import { hostUrls } from '../../config/database-url.ts'
import { StoreError } from '../errors.ts'

export type ConnectOptions = {
  /** one host, or a fail-over pair: postgres://user@one,two/database */
  readonly url: string
  readonly password?: string
  readonly connectTimeout: number
}

export const clientConfig = (options: ConnectOptions, url: string, timeout: number): pg.ClientConfig => ({
  connectionString: url,
  ...(options.password === undefined || options.password === '' ? {} : { password: options.password }),
  connectionTimeoutMillis: options.connectTimeout,
  statement_timeout: timeout,
  query_timeout: timeout === 0 ? 0 : timeout + 5_000,
  keepAlive: true,
  application_name: 'amazon-impersonation',
})

export const urlsOf = (url: string): readonly string[] => {
  const urls = hostUrls(url)
  if (urls.length === 0) throw new StoreError('ERR_STORE_URL', 'not the URL of a PostgreSQL database')
  return urls
}

export type Turn<T> = {
  /** tries each host once, beginning with the one that answered last */
  readonly connect: () => Promise<T>
  /** the one in use turned out to be a standby */
  readonly skip: () => void
}

/** `open` rejects where a host does not answer or takes no writes; the first such reason is the one that is said. */
export const inTurn = <H, T>(hosts: readonly H[], open: (host: H) => Promise<T>): Turn<T> => {
  let current = 0
  return {
    skip: () => {
      current = (current + 1) % hosts.length
    },
    connect: async () => {
      const order = [...hosts.entries()]
      const reasons: unknown[] = []
      for (const [at, host] of [...order.slice(current), ...order.slice(0, current)]) {
        try {
          const opened = await open(host)
          current = at
          return opened
        } catch (error) {
          reasons.push(error)
        }
      }
      throw reasons[0]
    },
  }
}

/** A standby answers, and would refuse the first write. */
export const refuseStandby = async (client: pg.ClientBase): Promise<void> => {
  const { rows } = await client.query<{ readonly transaction_read_only: string }>(
    'SHOW transaction_read_only',
  )
  if (rows[0]?.transaction_read_only === 'on')
    throw new StoreError('ERR_STORE_UNAVAILABLE', 'this host takes no writes: it is a standby')
}
