/** Tables of people (users, sessions, tokens, webhooks …) in PostgreSQL; their statements run through `Store.sql`. */
import type { Migration } from '../store.ts'

export const peopleMigrations: readonly Migration[] = [
  {
    id: 1,
    name: 'people',
    sql: `CREATE TABLE people (
        kind TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL, value TEXT NOT NULL,
        tally bigint NOT NULL, expires_at bigint NOT NULL, PRIMARY KEY (kind, id));
      CREATE INDEX people_owner ON people (kind, owner);
      CREATE INDEX people_expiry ON people (expires_at);`,
  },
]
