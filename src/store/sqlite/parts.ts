/** What a SQLite store is made of: its threads, its files, and how it was opened. */
import type { StoreOptions } from '../options.ts'
import type { Checkpoints } from './checkpoint.ts'
import type { Client } from './client.ts'
import type { Bodies, Disk } from './files.ts'

export type SqliteOptions = StoreOptions & {
  /** for tests of a failing disk */
  readonly disk?: Disk
  readonly maxPages?: number
  readonly failEvery?: number
}

export type Parts = {
  readonly writer: Client
  readonly reader: () => Promise<Client>
  readonly bodies: Bodies
  readonly checkpoints: Checkpoints
  readonly directory: string
  readonly options: SqliteOptions
  readonly now: () => number
}
