/** Is the audit log whole? Its oldest and newest entries are followed link by link, and its exported heads compared. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { AuditHead } from '../quarantine/audit.ts'
import { emptyHead, firstBroken } from '../quarantine/audit-chain.ts'
import { headProblems, headsFile, readHeads } from '../quarantine/audit-heads.ts'
import { auditKeyFile, findKey, linkKeyProblem } from '../quarantine/audit-key.ts'
import { anchorOf } from '../quarantine/chain-key.ts'
import type { Store } from '../store/store.ts'
import { type Health, type HealthCheck, type HealthDeps, health } from './health.ts'

const MANY = 2000
/** exported heads that are compared: the oldest and the newest; `verify` takes all */
const SOME = 100

/** The head before entry `seq`: nothing before the first one, else its predecessor as it stands. */
const headBefore = async (store: Store, seq: number, from: AuditHead): Promise<AuditHead> => {
  if (seq <= from.seq + 1) return from
  const [found] = await store.audit({ after: seq - 2, limit: 1 })
  return found === undefined ? emptyHead : { seq: found.seq, mac: found.mac }
}

const brokenFrom = async (store: Store, key: Uint8Array, seq: number, from: AuditHead) => {
  const before = await headBefore(store, seq, from)
  return firstBroken(key, before, await store.audit({ after: seq - 1, limit: MANY }))
}

const findProblem = async (
  store: Store,
  key: Uint8Array,
  heads: readonly AuditHead[],
): Promise<{ readonly seq: string; readonly detail: string } | null> => {
  const [cut] = await headProblems(store, heads, key)
  if (cut !== undefined) return { seq: cut.id, detail: cut.detail }
  const { seq } = await store.auditHead()
  const from = (await anchorOf(store, key)) ?? emptyHead
  const broken =
    (await brokenFrom(store, key, from.seq + 1, from)) ??
    (seq - from.seq > MANY ? await brokenFrom(store, key, seq - MANY + 1, from) : null)
  return broken === null
    ? null
    : { seq: String(broken.seq), detail: `entry ${broken.seq} does not follow from the one before` }
}

const chainFinding = async (store: Store, key: Uint8Array, deps: HealthDeps): Promise<Health> => {
  const place = headsFile(deps.directory, deps.config)
  const written = place === null ? [] : await readHeads(place)
  const heads = [...written.slice(0, SOME), ...written.slice(SOME).slice(-SOME)]
  const problem = await findProblem(store, key, heads)
  if (problem !== null)
    return health(
      'audit',
      'fail',
      `The audit log was changed: ${problem.detail}. Run \`quarantine verify\`.`,
      `監査ログが改変されているか、失われています (${problem.seq} 番目の記録付近)。\`quarantine verify\` を実行してください。`,
    )
  const { seq } = await store.auditHead()
  if (seq === 0) return health('audit', 'ok', 'The audit log is empty.', '監査ログは空です。')
  const followed = Math.min(seq, 2 * MANY)
  return health(
    'audit',
    'ok',
    `The audit log is whole (${followed} of ${seq} entries were followed, ${heads.length} exported heads compared).`,
    `監査ログに欠落や改変はありません (全 ${seq} 件中 ${followed} 件と、書き出し済みの末尾 ${heads.length} 件を確認)。`,
  )
}

/** Who reads a key can write the log anew, or make links. */
const openKeys = async (files: readonly string[]): Promise<readonly Health[]> => {
  const findings: Health[] = []
  for (const file of files) {
    const mode = await stat(file).then(
      found => found.mode,
      () => 0,
    )
    if ((mode & 0o077) === 0) continue
    const ja = `${file} を他のユーザーが読めます。chmod 600 にしてください。`
    findings.push(health('audit-key', 'fail', `${file} can be read by others: chmod 600 it.`, ja))
  }
  return findings
}

/** Without it neither the review page nor the jobs start. */
const linkKey = async (store: Store, file: string): Promise<readonly Health[]> => {
  const problem = await linkKeyProblem(store, file)
  if (problem === null) return []
  const ja = `お知らせメールのリンクの鍵 ${file} が使えません。控えから戻すか、\`quarantine keys --adopt\` を実行してください。`
  return [health('link-key', 'fail', `${problem.message}: ${problem.hint}.`, ja)]
}

export const checkAudit: HealthCheck = async deps => {
  const { store, config, directory } = deps
  const file = auditKeyFile(directory, config)
  const linkFile = resolve(directory, config.digest.key_file)
  const open = await openKeys([file, linkFile])
  if (store === null) return open
  const keys = [...open, ...(await linkKey(store, linkFile))]
  const key = await findKey(file)
  if (key === null) {
    const ja = `監査記録の鍵 ${file} がありません。控えから戻してください。`
    return [...keys, health('audit', 'fail', `The key of the audit log is missing: ${file}.`, ja)]
  }
  return [...keys, await chainFinding(store, key, deps)]
}
