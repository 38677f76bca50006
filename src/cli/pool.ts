/** Judges messages on several threads: parsing and judging are CPU work, and `scan` may use every core. */
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import type { Verdict } from '../verdict/verdict.ts'
import type { JudgeSettings } from './judge.ts'

export type JudgePool = {
  readonly judge: (raw: Uint8Array) => Promise<Verdict>
  readonly close: () => Promise<void>
}

/** One job judges in this thread: the start of a worker costs more than a few messages. */
export async function createJudgePool(
  settings: JudgeSettings & { readonly jobs: number },
): Promise<JudgePool> {
  const { jobs, ...rest } = settings
  if (jobs <= 1) {
    const { createJudge } = await import('./judge.ts')
    return createJudge(rest)
  }
  const pool = new Piscina<Uint8Array, Verdict>({
    // beside this file: .ts in the sources, .js once built
    filename: new URL(`./judge-worker${extname(import.meta.url)}`, import.meta.url).href,
    name: 'judgeMessage',
    workerData: rest,
    minThreads: jobs,
    maxThreads: jobs,
  })
  return { judge: raw => pool.run(raw), close: () => pool.destroy() }
}
