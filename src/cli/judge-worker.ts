/** One thread of `scan`: bytes in, verdict out. */
import { workerData } from 'node:worker_threads'
import type { Verdict } from '../verdict/verdict.ts'
import { createJudge, type JudgeSettings } from './judge.ts'

const judge = createJudge(workerData as JudgeSettings)

export async function judgeMessage(raw: Uint8Array): Promise<Verdict> {
  return (await judge).judge(raw)
}
