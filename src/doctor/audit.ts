/** Is the audit log whole? Its newest entries are followed link by link. */

import { firstBroken } from '../quarantine/audit-chain.ts'
import { auditKey } from '../quarantine/audit-key.ts'
import { type HealthCheck, health } from './health.ts'

const NEWEST = 2000

export const checkAudit: HealthCheck = async ({ store, config, directory }) => {
  if (store === null) return []
  const head = await store.auditHead()
  if (head.seq === 0) return [health('audit', 'ok', 'The audit log is empty.', '監査ログは空です。')]
  const [first, ...rest] = await store.audit({ after: Math.max(0, head.seq - NEWEST), limit: NEWEST })
  if (first === undefined)
    return [
      health('audit', 'fail', 'The audit log has lost its entries.', '監査ログの記録が失われています。'),
    ]
  const broken = firstBroken(await auditKey(directory, config), { seq: first.seq, mac: first.mac }, rest)
  return broken === null
    ? [
        health(
          'audit',
          'ok',
          `The audit log is whole (its last ${rest.length + 1} of ${head.seq} entries were followed).`,
          `監査ログに欠落や改変はありません (全 ${head.seq} 件中、直近 ${rest.length + 1} 件を確認)。`,
        ),
      ]
    : [
        health(
          'audit',
          'fail',
          `Entry ${broken.seq} of the audit log does not follow from the one before: it was changed. Run \`quarantine verify\`.`,
          `監査ログの ${broken.seq} 番目の記録が改変されています。\`quarantine verify\` を実行してください。`,
        ),
      ]
}
