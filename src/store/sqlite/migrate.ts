/** Brings the tables to this version, one name space after the other, under a write lock. */
import { StoreError } from '../errors.ts'
import { number } from '../records.ts'
import type { Migration } from '../store.ts'
import type { Db } from './database.ts'

/** `fill`: what SQL alone cannot do, in the same transaction. */
export type SqliteMigration = Migration & { readonly fill?: (db: Db) => void }

const ledger = `CREATE TABLE IF NOT EXISTS migrations (
  space TEXT NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (space, id)
) STRICT`

const newestOf = (db: Db, space: string): number =>
  number(db.one('SELECT coalesce(max(id), 0) AS newest FROM migrations WHERE space = ?', space), 'newest')

const migrateSpace = (db: Db, space: string, migrations: readonly SqliteMigration[], now: number): void => {
  const newest = newestOf(db, space)
  const known = migrations.at(-1)?.id ?? 0
  if (newest > known) {
    throw new StoreError(
      'ERR_STORE_NEWER_SCHEMA',
      `the store's ${space} tables are of version ${newest}, ours of ${known}`,
    )
  }
  for (const migration of migrations.filter(({ id }) => id > newest)) {
    db.exec(migration.sql)
    migration.fill?.(db)
    db.run('INSERT INTO migrations VALUES (?, ?, ?, ?)', space, migration.id, migration.name, now)
  }
}

export const migrate = (
  db: Db,
  spaces: Readonly<Record<string, readonly SqliteMigration[]>>,
  now: number,
): void => {
  db.exec('BEGIN IMMEDIATE')
  try {
    db.exec(ledger)
    for (const [space, migrations] of Object.entries(spaces)) migrateSpace(db, space, migrations, now)
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}
