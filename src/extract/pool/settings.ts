/** How the reading processes are bounded; the defaults are those of config/keys.ts. */
import type { ReadLimits } from '../extraction.ts'

export type PoolSettings = {
  /** reading processes at once */
  readonly processes: number
  /** milliseconds for one attachment, then the process is killed */
  readonly time: number
  /** bytes of resident memory of one process, then it is killed */
  readonly memory: number
  /** share of one core that all of them may use together */
  readonly cpuShare: number
  /** milliseconds after which an idle process is ended */
  readonly idle: number
  readonly limits: ReadLimits
}

export const defaultPoolSettings: PoolSettings = {
  processes: 1,
  time: 3000,
  memory: 384 * 1024 * 1024,
  cpuShare: 0.5,
  idle: 60_000,
  limits: { inflated: 32 * 1024 * 1024, pages: 10, text: 200_000, links: 500, pixels: 4_000_000 },
}
