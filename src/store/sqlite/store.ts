/** The default store: SQLite in a directory of its own (0700); writes and reads run in threads beside the event loop. */
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { StoreError } from '../errors.ts'
import { listWithin } from '../paging.ts'
import type { SqlAccess, Store } from '../store.ts'
import { checkpointing } from './checkpoint.ts'
import { type Client, startClient } from './client.ts'
import { ioError, openBodies } from './files.ts'
import { locking } from './lock.ts'
import type { Parts, SqliteOptions } from './parts.ts'
import { verifier } from './verify.ts'

/** Measured: below it a row is faster than a file, and leaves no orphans. */
const defaultInlineBytes = 1024 * 1024

/** Files made by another user (root's CLI, say) would lock the mail server out: better to refuse. */
const checkOwner = async (directory: string): Promise<void> => {
  const user = process.getuid?.()
  const { uid } = await fs.stat(directory)
  if (user !== undefined && uid !== user) {
    throw new StoreError(
      'ERR_STORE_PERMISSION',
      `${directory} belongs to user ${uid}, this process runs as ${user}`,
    )
  }
}

const prepareDirectory = async (directory: string): Promise<string> => {
  try {
    await fs.mkdir(directory, { recursive: true, mode: 0o700 })
    await checkOwner(directory)
    await fs.chmod(directory, 0o700)
    const file = path.join(directory, 'quarantine.db')
    // SQLite gives -wal and -shm the mode of the database
    await (await fs.open(file, 'a', 0o600)).close()
    return file
  } catch (error) {
    throw ioError(error)
  }
}

/** A thread that starts when it is first needed: the mail path asks the reader nothing. */
const lazily = (start: () => Promise<Client>): { get: () => Promise<Client>; close: () => Promise<void> } => {
  let started: Promise<Client> | null = null
  return {
    get: () => {
      started ??= start().catch(error => {
        // the next question tries again
        started = null
        throw error
      })
      return started
    },
    close: async () => {
      const client = await started?.catch(() => null)
      await client?.close()
    },
  }
}

export const openSqliteStore = async (directory: string, options: SqliteOptions): Promise<Store> => {
  const file = await prepareDirectory(directory)
  const bodies = await openBodies(path.join(directory, 'bodies'), options.disk)
  const data = {
    file,
    auditKey: options.auditKey,
    maxPages: options.maxPages ?? 0,
    failEvery: options.failEvery ?? 0,
  }
  const writer = await startClient({ ...data, readOnly: false })
  const reader = lazily(() => startClient({ ...data, readOnly: true, failEvery: 0 }))
  const checkpointer = lazily(() => startClient({ ...data, failEvery: 0, readOnly: false }))
  const parts: Parts = {
    writer,
    reader: reader.get,
    bodies,
    checkpoints: checkpointing(checkpointer.get),
    directory,
    options,
    now: options.now ?? Date.now,
  }
  return {
    kind: 'sqlite',
    sql: sqlOf(parts),
    ...itemsOf(parts),
    ...readsOf(parts),
    ...writesOf(parts),
    exclusively: locking(parts),
    verify: verifier(parts),
    close: async () => {
      await Promise.all([reader.close(), checkpointer.close()])
      await writer.close()
    },
  }
}

const itemsOf = ({ writer, reader, bodies, checkpoints, directory, options }: Parts) =>
  ({
    insert: async (item, body, retrySince) => {
      const isLarge = body.byteLength > (options.inlineBytes ?? defaultInlineBytes)
      if (isLarge) await bodies.write(item.id, body)
      // not answered yet, so the file has no owner: if the row cannot be written it must go again
      const undo = async (): Promise<void> => {
        if (isLarge) await bodies.remove(item.id).catch(() => {})
      }
      const found = await writer
        .call('insert', item, isLarge ? null : body, retrySince)
        .catch(async error => {
          await undo()
          throw error
        })
      if (found === null) {
        if (!isLarge) checkpoints.committed(body.byteLength)
        return { fresh: true, item }
      }
      await undo()
      return { fresh: false, item: found }
    },
    get: async id => (await reader()).call('get', id),
    body: async id => {
      const place = await (await reader()).call('body', id)
      return place?.inFile === true ? bodies.read(id) : (place?.body ?? null)
    },
    update: async (item, audit) => {
      const { updated, removeFile } = await writer.call('update', item, audit)
      if (removeFile) await bodies.remove(item.id)
      return updated
    },
    usage: async () => {
      const rows = await (await reader()).call('counters', { dimension: 'kept' })
      const keptOf = (key: string): number => rows.find(row => row.key === key)?.value ?? 0
      const disk = await fs.statfs(directory).catch(() => null)
      return {
        items: keptOf('items'),
        bytes: keptOf('bytes'),
        freeBytes: disk === null ? null : disk.bavail * disk.bsize,
      }
    },
  }) satisfies Partial<Store>

const readsOf = ({ reader, writer, now }: Parts) =>
  ({
    list: query => listWithin(query, async one => (await reader()).call('list', one)),
    relatives: (features, since) => writer.call('relatives', features, since),
    campaigns: async query => (await reader()).call('campaigns', query),
    waves: async query => (await reader()).call('waves', query),
    due: async (time, limit) => (await reader()).call('due', time, limit),
    oldest: async query => (await reader()).call('oldest', query),
    countOldest: async query => (await reader()).call('countOldest', query),
    counters: async query => (await reader()).call('counters', query),
    audit: async query => (await reader()).call('audit', query),
    auditHead: async () => (await reader()).call('auditHead'),
    allowRules: async () => (await reader()).call('allowRules'),
    decisions: async time => (await reader()).call('decisions', time),
    untold: async limit => (await reader()).call('untold', limit),
    getValue: async key => (await reader()).call('getValue', key, now()),
  }) satisfies Partial<Store>

const writesOf = ({ writer }: Parts) =>
  ({
    count: increments => writer.call('count', increments),
    appendAudit: entries => writer.call('appendAudit', entries),
    putAllowRule: (rule, audit) => writer.call('putAllowRule', audit, rule),
    removeAllowRule: (id, audit) => writer.call('removeAllowRule', audit, id),
    hitAllowRule: (id, at) => writer.call('hitAllowRule', id, at),
    putDecision: (decision, audit) => writer.call('putDecision', audit, decision),
    dropDecision: (campaign, audit) => writer.call('dropDecision', audit, campaign),
    told: ids => writer.call('told', ids),
    putValue: (key, value, expires) => writer.call('putValue', key, value, expires),
  }) satisfies Partial<Store>

const isReading = (sql: string): boolean => /^\s{0,20}select\b/iu.test(sql)

const sqlOf = ({ writer, reader }: Parts): SqlAccess => ({
  dialect: 'sqlite',
  all: async statement =>
    isReading(statement.sql)
      ? (await reader()).call('sqlRead', statement)
      : writer.call('sqlWrite', statement),
  run: statements => writer.call('sqlRun', statements),
})
