/** Brings the tables to this version, under an advisory lock: many nodes may start at once. */
import { StoreError } from '../errors.ts'
import { number } from '../records.ts'
import type { Migration } from '../store.ts'
import type { Database, Session } from './database.ts'

/** Any number that nobody else uses in this database. */
export const migrationLock = 7_226_001

/** `fill`: what SQL alone cannot do, in the same transaction. */
export type PostgresMigration = Migration & { readonly fill?: (session: Session) => Promise<void> }

const ledger = `CREATE TABLE IF NOT EXISTS migrations (
  space text NOT NULL, id integer NOT NULL, name text NOT NULL, at bigint NOT NULL, PRIMARY KEY (space, id)
)`

const migrateSpace = async (
  session: Session,
  space: string,
  migrations: readonly PostgresMigration[],
): Promise<void> => {
  const [row] = await session.all('SELECT coalesce(max(id), 0) AS newest FROM migrations WHERE space = $1', [
    space,
  ])
  const newest = number(row, 'newest')
  const known = migrations.at(-1)?.id ?? 0
  if (newest > known) {
    throw new StoreError(
      'ERR_STORE_NEWER_SCHEMA',
      `the store's ${space} tables are of version ${newest}, ours of ${known}`,
    )
  }
  for (const migration of migrations.filter(({ id }) => id > newest)) {
    await session.run(migration.sql)
    await migration.fill?.(session)
    await session.run('INSERT INTO migrations VALUES ($1, $2, $3, $4)', [
      space,
      migration.id,
      migration.name,
      Date.now(),
    ])
  }
}

export const migrate = (
  database: Database,
  spaces: Readonly<Record<string, readonly PostgresMigration[]>>,
): Promise<void> =>
  database.transaction(async session => {
    await session.run('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    await session.run(ledger)
    for (const [space, migrations] of Object.entries(spaces)) await migrateSpace(session, space, migrations)
  })
