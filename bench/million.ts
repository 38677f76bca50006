/** Fills a store with a million items and measures what a reviewer waits for: first page, search, filters, campaigns. */
import { newId } from '../src/quarantine/id.ts'
import type { Item } from '../src/quarantine/item.ts'
import { sum } from '../src/store/counters.ts'
import { openStore } from '../src/store/open.ts'
import { openDatabase as openPostgres, type Session } from '../src/store/postgres/database.ts'
import { write } from '../src/store/postgres/insert.ts'
import { openDatabase } from '../src/store/sqlite/database.ts'
import { insert } from '../src/store/sqlite/items.ts'
import { addCounters } from '../src/store/sqlite/rest.ts'
import type { ListQuery, Store } from '../src/store/store.ts'
import { auditKey, fateOf, makeItem } from '../test/quarantine/fixtures.ts'

const subjects = [
  '【重要】お支払い方法の更新をお願いします',
  'Amazonプライム会員費のお支払いについて',
  'アカウントの異常なログインを検出しました',
  'ご注文の確認 ({n})',
  'Your Amazon account has been suspended',
  'Action required: update your payment method',
  '配送状況のお知らせ {n}',
  'ポイント失効のご案内',
  'Ihr Amazon-Konto wurde gesperrt',
  'セキュリティ通知: 本人確認が必要です',
]
/** One in fifty is about what is searched for. */
const rare = '未納料金のご請求 {n}'

const states = ['held', 'held', 'held', 'released', 'deleted', 'expired'] as const
const template = makeItem().item

const itemAt = (number: number, at: number): Item => {
  const subject = (number % 50 === 0 ? rare : (subjects[number % subjects.length] ?? '')).replace(
    '{n}',
    String(number),
  )
  const address = `user${(number * 7919) % 20_000}@${number % 997 === 0 ? 'rare.example.jp' : `domain${number % 40}.example.jp`}`
  const state = states[number % states.length] ?? 'held'
  return {
    ...template,
    id: newId(at),
    receivedAt: at,
    updatedAt: at,
    state,
    subject,
    from: `"Amazon" <info${number % 5_000}@host${(number * 31) % 3_000}.example>`,
    messageId: `<${number}@host.example>`,
    recipients: [{ ...fateOf(address, state, at) }],
    verdict: { ...template.verdict, score: 40 + (number % 61) },
    campaign: `C${number % 2_000}`,
    features: [`S${number % 2_000}`],
    dedupe: `m${number}`,
    size: 20,
  }
}

const body = Buffer.from('Subject: x\r\n\r\nx\r\n')

/** Through the front door: slower, but any store. */
const fill = async (store: Store, count: number, onProgress: (done: number) => void): Promise<void> => {
  const start = Date.now() - count * 100
  let next = 0
  const work = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      await store.insert(itemAt(number, start + number * 100), body, 0)
      if (number % 10_000 === 0) onProgress(number)
    }
  }
  await Promise.all(Array.from({ length: 256 }, work))
}

/** The same statements, thousands in one transaction and without fsync. */
const fillSqlite = (directory: string, count: number, onProgress: (done: number) => void): void => {
  const db = openDatabase({ file: `${directory}/quarantine.db`, auditKey, readOnly: false, maxPages: 0 })
  db.exec('PRAGMA synchronous = OFF')
  const start = Date.now() - count * 100
  for (let from = 0; from < count; from += 5_000) {
    db.exec('BEGIN')
    db.counters.length = 0
    for (let number = from; number < Math.min(count, from + 5_000); number += 1) {
      insert(db, itemAt(number, start + number * 100), body, 0)
    }
    addCounters(db, sum(db.counters))
    db.exec('COMMIT')
    onProgress(from)
  }
  db.close()
}

/** Copies of rows inside the server, under ids of their own: the second to tenth hundred thousand; all is counted so often. */
const multiply = async (session: Session, times: number): Promise<void> => {
  const columns =
    'revision, received, state, score, campaign, reviewed, kept, due, size, sha256, dedupe, search, tags, tokens, doc'
  for (let copy = 0; copy < times; copy += 1) {
    const id = `'1' || '${'ABCDEFGHJ'.charAt(copy)}' || substr(id, 3)`
    await session.run(
      `INSERT INTO items (id, ${columns}) SELECT ${id}, ${columns} FROM items WHERE id LIKE '1M%'`,
    )
  }
  await session.run('UPDATE counters SET value = value * $1', [times + 1])
  await session.run('UPDATE campaigns SET waiting = waiting * $1, total = total * $1', [times + 1])
}

/** The same statements, a thousand in one transaction; nine tenths are copied by the server, the index built afterwards. */
const fillPostgres = async (
  url: string,
  count: number,
  onProgress: (done: number) => void,
): Promise<void> => {
  const database = openPostgres({ url, connectTimeout: 5_000, connections: 2, statementTimeout: 0 })
  await database.run('DROP INDEX IF EXISTS items_tokens')
  const start = Date.now() - count * 100
  const written = Math.ceil(count / 10)
  for (let from = 0; from < written; from += 1_000) {
    const numbers = Array.from({ length: Math.min(1_000, written - from) }, (_, at) => from + at)
    const group = numbers.map(number => ({ item: itemAt(number, start + number * 100), body, retrySince: 0 }))
    await database.transaction(session => write(session, group))
    onProgress(from)
  }
  await database.transaction(async session => {
    await session.run("SET maintenance_work_mem = '512MB'")
    await multiply(session, 9)
    await session.run('CREATE INDEX items_tokens ON items USING gin (tokens)')
  })
  await database.run('VACUUM ANALYZE items')
  await database.close()
}

type Question = {
  readonly name: string
  readonly limit: number
  readonly ask: (store: Store) => Promise<unknown>
}

const list = (name: string, limit: number, query: Omit<ListQuery, 'limit'>): Question => ({
  name,
  limit,
  ask: store => store.list({ limit: 50, ...query }),
})

export const questions: readonly Question[] = [
  list('first page, all', 50, {}),
  list('first page, held', 50, { states: ['held'] }),
  list('first page, by score', 50, { sort: 'score' }),
  list('held in one domain', 50, { states: ['held'], domains: ['domain7.example.jp'] }),
  list('held in a rare domain', 50, { states: ['held'], domains: ['rare.example.jp'] }),
  list('one campaign', 50, { campaign: 'C77' }),
  list('未納 (two characters)', 300, { text: '未納' }),
  list('請求, held', 300, { text: '請求', states: ['held'] }),
  list('支払 (every fifth)', 300, { text: '支払' }),
  list('未 (one character)', 300, { text: '未' }),
  list('の (in every third, one character)', 300, { text: 'の' }),
  list('e (in every row)', 300, { text: 'e' }),
  list('on (in every row)', 300, { text: 'on' }),
  list('(2 (one in a hundred)', 300, { text: '(2' }),
  list('(x (nowhere)', 300, { text: '(x' }),
  list('xq (nowhere)', 300, { text: 'xq' }),
  list('a word that nowhere stands', 300, { text: '存在しない言葉' }),
  list('frequent words, never together', 300, { text: 'suspended 配送' }),
  // every row holds each of its grams, so every row is looked at
  list('frequent parts, never together', 3_000, { text: 'host.example.jp' }),
  list('支払, by score', 300, { text: '支払', sort: 'score' }),
  list('two words', 300, { text: '未納 user777@' }),
  list('an address', 300, { text: 'user4242@domain' }),
  list('an address, half', 300, { text: 'user4242@do' }),
  list('未納, oldest first', 300, { text: '未納', sort: 'oldest' }),
  list('未納 in a month', 300, { text: '未納', since: Date.now() - 86_400_000 }),
  { name: 'campaigns', limit: 100, ask: store => store.campaigns({ limit: 50 }) },
  { name: 'waves', limit: 50, ask: store => store.waves({ limit: 50 }) },
  {
    name: 'waves of one domain',
    limit: 50,
    ask: store => store.waves({ limit: 50, domains: ['domain7.example.jp'] }),
  },
  { name: 'counters', limit: 50, ask: store => store.counters({ dimension: 'state' }) },
]

export type Answer = {
  readonly name: string
  readonly limit: number
  readonly p50: number
  readonly worst: number
}

export const askAll = async (store: Store, rounds = 9): Promise<readonly Answer[]> => {
  const answers: Answer[] = []
  for (const { name, limit, ask } of questions) {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now()
      await ask(store)
      times.push(performance.now() - start)
    }
    times.sort((a, b) => a - b)
    answers.push({ name, limit, p50: times[Math.floor(rounds / 2)] ?? 0, worst: times.at(-1) ?? 0 })
  }
  return answers
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [url = '', count = '1000000'] = process.argv.slice(2)
  const store = await openStore(url, { auditKey, node: 'bench' })
  if ((await store.usage()).items < Number(count)) {
    const start = performance.now()
    const onProgress = (done: number): void => void process.stderr.write(`\r${done}`)
    if (store.kind === 'sqlite') fillSqlite(url.slice('sqlite:'.length), Number(count), onProgress)
    else if (store.kind === 'postgres') await fillPostgres(url, Number(count), onProgress)
    else await fill(store, Number(count), onProgress)
    process.stderr.write(`\n${((performance.now() - start) / 1_000).toFixed(0)} s to fill\n`)
  }
  for (const { name, limit, p50, worst } of await askAll(store)) {
    process.stdout.write(
      `${name.padEnd(34)} ${p50.toFixed(1).padStart(8)} ms, worst ${worst.toFixed(1).padStart(8)} (limit ${limit})\n`,
    )
  }
  await store.close()
}
