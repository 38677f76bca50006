/** The runtime's version, and a clock that can be true: DKIM expiry, tokens and retention depend on it. */
import { runtimeProblem } from '../observe/runtime.ts'
import { type HealthCheck, health } from './health.ts'

/** Nothing was signed or held before this program was written. */
const BUILT = Date.UTC(2026, 10, 1)
const DAY = 86_400_000

export const checkRuntime: HealthCheck = async () => {
  const version = process.versions.node
  const problem = runtimeProblem(version)
  return problem === null
    ? [health('runtime', 'ok', `Node.js ${version} will do.`, `Node.js ${version} で動作しています。`)]
    : [health('runtime', 'fail', problem, `Node.js ${version} は古すぎます。22.19 以上が必要です。`)]
}

export const checkClock: HealthCheck = async ({ now, store }) => {
  const time = now()
  const shown = new Date(time).toISOString()
  if (time < BUILT)
    return [
      health(
        'clock',
        'fail',
        `The clock says ${shown}, which is before this program was written. Set it (NTP).`,
        `時計が ${shown} を指しています。NTP で合わせてください。`,
      ),
    ]
  const newest = (await store?.list({ limit: 1 }))?.items[0]
  if (newest !== undefined && newest.receivedAt > time + DAY) {
    return [
      health(
        'clock',
        'warn',
        'The newest held message is more than a day in the future: a clock is wrong.',
        '保留中の最新のメールの日時が 1 日以上先です。いずれかの時計がずれています。',
      ),
    ]
  }
  return [health('clock', 'ok', `The clock says ${shown}.`, `時計は ${shown} です。`)]
}
