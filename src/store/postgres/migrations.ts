/** The quarantine's tables in PostgreSQL. Ids sort bytewise, hence COLLATE "C". */
import { addCounters, joinAgain } from './counters.ts'
import type { Session } from './database.ts'
import { eachItems, indexAll } from './items.ts'
import type { PostgresMigration } from './migrate.ts'
import { differences } from './verify.ts'

/**
 * A list walks an index in the order of its page and looks into each row: what it looks into (tags, search) stays in the
 * row, and what it does not (tokens, doc) goes out of it, so that rows are short and nothing is unpacked on the way.
 */
const items = `
CREATE TABLE items (
  id text COLLATE "C" PRIMARY KEY,
  revision integer NOT NULL,
  received bigint NOT NULL,
  state text NOT NULL,
  score integer NOT NULL,
  campaign text NOT NULL,
  reviewed boolean NOT NULL,
  kept boolean NOT NULL,
  due bigint,
  size bigint NOT NULL,
  sha256 text NOT NULL,
  dedupe text NOT NULL,
  search text STORAGE MAIN NOT NULL,
  tags text[] STORAGE MAIN NOT NULL,
  tokens text[] NOT NULL,
  doc text NOT NULL
) WITH (toast_tuple_target = 768);
CREATE INDEX items_score ON items (score, id);
CREATE INDEX items_state ON items (state, id);
CREATE INDEX items_state_score ON items (state, score, id);
CREATE INDEX items_dedupe ON items (dedupe) WHERE dedupe <> '';
CREATE INDEX items_due ON items (due) WHERE due IS NOT NULL;
CREATE INDEX items_kept ON items (reviewed DESC, id) WHERE kept;
CREATE INDEX items_tokens ON items USING gin (tokens);
CREATE TABLE bodies (id text COLLATE "C" PRIMARY KEY, body bytea NOT NULL);
ALTER TABLE bodies ALTER COLUMN body SET STORAGE EXTERNAL;`

const campaigns = `
CREATE TABLE campaigns (
  campaign text NOT NULL, domain text NOT NULL, waiting integer NOT NULL, total integer NOT NULL,
  first_at bigint NOT NULL, last_at bigint NOT NULL, max_score integer NOT NULL, latest text COLLATE "C" NOT NULL,
  PRIMARY KEY (domain, campaign)
);
CREATE INDEX campaigns_waiting ON campaigns (domain, waiting DESC, last_at DESC);
CREATE TABLE features (
  feature text NOT NULL, campaign text NOT NULL, seen bigint NOT NULL, PRIMARY KEY (feature, campaign)
);
CREATE INDEX features_seen ON features (seen);
CREATE TABLE decisions (
  campaign text PRIMARY KEY, action text NOT NULL, by text NOT NULL, reason text NOT NULL,
  at bigint NOT NULL, until bigint NOT NULL
);`

const rest = `
CREATE TABLE counters (
  day text NOT NULL, dimension text NOT NULL, key text NOT NULL, domain text NOT NULL, value bigint NOT NULL,
  PRIMARY KEY (dimension, domain, day, key)
);
CREATE TABLE audit (
  seq bigint PRIMARY KEY, at bigint NOT NULL, actor text NOT NULL, action text NOT NULL, item text NOT NULL,
  source text NOT NULL, reason text NOT NULL, detail text NOT NULL, mac text NOT NULL
);
CREATE INDEX audit_item ON audit (item, seq) WHERE item <> '';
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TABLE allow (
  id text PRIMARY KEY, proof text NOT NULL, value text NOT NULL, scope text NOT NULL, scope_value text NOT NULL,
  reason text NOT NULL, author text NOT NULL, created_at bigint NOT NULL, expires_at bigint NOT NULL,
  hits bigint NOT NULL, last_hit_at bigint NOT NULL
);
CREATE TABLE named (key text PRIMARY KEY, value text NOT NULL, expires bigint NOT NULL);`

/** The inbox of waves: campaigns of a domain by their last growth, and of each the newest that waits. */
const waves = `
CREATE INDEX campaigns_growth ON campaigns (domain, last_at, campaign COLLATE "C") WHERE waiting > 0;
CREATE INDEX items_wave ON items (campaign, id) WHERE state IN ('held', 'in-doubt', 'releasing', 'pending');`

/** Counters that were not kept before, from what stands beside them. */
const days = `
INSERT INTO counters SELECT day, 'domain', domain, '', value FROM counters WHERE dimension = 'held' AND domain <> ''
  ON CONFLICT DO NOTHING;
INSERT INTO counters
  SELECT to_char(to_timestamp(at / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'reviewer', actor, '', count(*) FROM audit
  WHERE action IN ('release', 'approve', 'delete', 'allow', 'report', 'note', 'assign', 'review', 'campaign')
  GROUP BY 1, 3 ON CONFLICT DO NOTHING;
UPDATE campaigns SET waiting = 0;
DROP INDEX items_tokens;`

const outbox = 'CREATE TABLE outbox (id text COLLATE "C" PRIMARY KEY);'

/** Each domain's copies have tags and counters of their own. */
const byDomain = async (session: Session): Promise<void> => {
  await indexAll(session)
  await addCounters(session, await differences(session))
  await eachItems(session, items => joinAgain(session, items))
}

export const quarantineMigrations: readonly PostgresMigration[] = [
  { id: 1, name: 'items, campaigns, counters, audit', sql: items + campaigns + rest },
  { id: 2, name: 'a text index of every character', sql: 'DROP INDEX items_tokens', fill: indexAll },
  { id: 3, name: 'waves', sql: waves },
  { id: 4, name: 'what stands for each domain; outbox', sql: outbox + days, fill: byDomain },
]
