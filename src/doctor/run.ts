/** Runs every check side by side, each with its own limit of time; a check that fails is itself a finding. */

import { type Health, type HealthDeps, health } from './health.ts'
import { checks } from './index.ts'

const LIMIT_MS = 10_000

export async function runDoctor(deps: HealthDeps): Promise<readonly Health[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([id, check]) => {
      try {
        return await withLimit(check(deps), id)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        return [
          health(id, 'fail', `The check itself failed: ${reason}`, `確認そのものに失敗しました: ${reason}`),
        ]
      }
    }),
  )
  return results.flat()
}

async function withLimit(check: Promise<readonly Health[]>, id: string): Promise<readonly Health[]> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<readonly Health[]>(resolve => {
    timer = setTimeout(
      () =>
        resolve([health(id, 'fail', 'No answer within 10 seconds.', '10 秒以内に応答がありませんでした。')]),
      LIMIT_MS,
    )
  })
  try {
    return await Promise.race([check, late])
  } finally {
    clearTimeout(timer)
  }
}
