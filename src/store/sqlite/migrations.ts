/** The quarantine's tables in SQLite. `seq` is the id as a number, so that rows, index and pages sort alike. */
import { joinWaiting } from './campaigns.ts'
import { repairCounters } from './check.ts'
import type { Db } from './database.ts'
import { eachItem, indexAll } from './items.ts'
import type { SqliteMigration } from './migrate.ts'

const items = `
CREATE TABLE items (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  received INTEGER NOT NULL,
  state TEXT NOT NULL,
  score INTEGER NOT NULL,
  campaign TEXT NOT NULL,
  reviewed INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  due INTEGER,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  in_file INTEGER NOT NULL,
  dedupe TEXT NOT NULL,
  doc TEXT NOT NULL
) STRICT;
CREATE INDEX items_score ON items (score, seq);
CREATE INDEX items_dedupe ON items (dedupe) WHERE dedupe <> '';
CREATE INDEX items_due ON items (due) WHERE due IS NOT NULL;
CREATE INDEX items_kept ON items (reviewed DESC, seq) WHERE kept = 1;
CREATE TABLE bodies (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE VIRTUAL TABLE search USING fts5(
  text, tags, content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);`

const campaigns = `
CREATE TABLE campaigns (
  campaign TEXT NOT NULL,
  domain TEXT NOT NULL,
  waiting INTEGER NOT NULL,
  total INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  max_score INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  PRIMARY KEY (domain, campaign)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaigns_waiting ON campaigns (domain, waiting DESC, last_at DESC);
CREATE TABLE features (
  feature TEXT NOT NULL,
  campaign TEXT NOT NULL,
  seen INTEGER NOT NULL,
  PRIMARY KEY (feature, campaign)
) STRICT, WITHOUT ROWID;
CREATE INDEX features_seen ON features (seen);
CREATE TABLE decisions (
  campaign TEXT PRIMARY KEY, action TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL,
  at INTEGER NOT NULL, until INTEGER NOT NULL
) STRICT;`

const rest = `
CREATE TABLE counters (
  day TEXT NOT NULL, dimension TEXT NOT NULL, key TEXT NOT NULL, domain TEXT NOT NULL, value INTEGER NOT NULL,
  PRIMARY KEY (dimension, domain, day, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, item TEXT NOT NULL,
  source TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, mac TEXT NOT NULL
) STRICT;
CREATE INDEX audit_item ON audit (item, seq) WHERE item <> '';
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TABLE allow (
  id TEXT PRIMARY KEY, proof TEXT NOT NULL, value TEXT NOT NULL, scope TEXT NOT NULL, scope_value TEXT NOT NULL,
  reason TEXT NOT NULL, author TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  hits INTEGER NOT NULL, last_hit_at INTEGER NOT NULL
) STRICT;
CREATE TABLE named (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL) STRICT;
CREATE TABLE locks (name TEXT PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL) STRICT;`

/** All in ASCII that is neither letter nor digit, quoted twice; what lies beyond ASCII is part of a token anyhow. */
const marks = '!""#$%&\'\'()*+,-./:;<=>?@[\\]^_`{|}~'

/**
 * Marks belong to the words, and no letter is folded but by us. Beginnings of one and two characters have indexes of their
 * own: without, SQLite would gather all rows that hold any gram which begins so before it gives the first of them.
 */
const wholeWords = `
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5(
  text, tags, content='', contentless_delete=1,
  tokenize="ascii tokenchars '${marks}'"
);`

/** The inbox of waves: campaigns of a domain by their last growth, and of each the newest that waits. */
const waves = `
CREATE INDEX campaigns_growth ON campaigns (domain, last_at, campaign) WHERE waiting > 0;
CREATE INDEX items_wave ON items (campaign, seq) WHERE state IN ('held', 'in-doubt', 'releasing', 'pending');`

/** Counters that were not kept before, from what stands beside them. */
const days = `
INSERT OR IGNORE INTO counters SELECT day, 'domain', domain, '', value FROM counters WHERE dimension = 'held' AND domain <> '';
INSERT OR IGNORE INTO counters SELECT strftime('%Y-%m-%d', at / 1000, 'unixepoch'), 'reviewer', actor, '', count(*) FROM audit
  WHERE action IN ('release', 'approve', 'delete', 'allow', 'report', 'note', 'assign', 'review', 'campaign')
  GROUP BY 1, 3;
UPDATE campaigns SET waiting = 0;`

const outbox = 'CREATE TABLE outbox (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;'

/** Each domain's copies have tags and counters of their own. */
const byDomain = (db: Db): void => {
  indexAll(db)
  repairCounters(db)
  eachItem(db, item => joinWaiting(db, item))
}

export const quarantineMigrations: readonly SqliteMigration[] = [
  { id: 1, name: 'items, campaigns, counters, audit', sql: items + campaigns + rest },
  { id: 2, name: 'a text index of every character', sql: wholeWords, fill: indexAll },
  { id: 3, name: 'waves', sql: waves },
  { id: 4, name: 'what stands for each domain; outbox', sql: wholeWords + outbox + days, fill: byDomain },
]
