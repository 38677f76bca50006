/** The watermark: with too little room left new holds become 451, so that the disk is never eaten. */
import type { Usage } from '../store/store.ts'
import type { Deps } from './deps.ts'

export type Watermark = {
  /** why nothing more is held, null if there is room; answers at once from what was seen last */
  readonly refuse: () => string | null
  readonly refresh: () => Promise<void>
  readonly stop: () => void
}

export type WatermarkLimits = { readonly minFree: number; readonly maxBytes: number }

/** Retention works at 100 %; above this it has not kept up. */
const overfull = 1.1

/** Pure: a reason, or null. */
export const shortage = (usage: Usage, limits: WatermarkLimits): string | null => {
  if (usage.freeBytes !== null && usage.freeBytes < limits.minFree) {
    return `the disk has ${usage.freeBytes} bytes left, [quarantine] min_free wants ${limits.minFree}`
  }
  if (limits.maxBytes > 0 && usage.bytes > limits.maxBytes * overfull) {
    return `the quarantine holds ${usage.bytes} bytes, [retention] max_bytes is ${limits.maxBytes}`
  }
  return null
}

/** Looks every 15 s. A store that does not answer is no reason here: the hold itself will fail and say so. */
export const watchWatermark = (deps: Deps, limits: () => WatermarkLimits, every = 15_000): Watermark => {
  let reason: string | null = null
  const refresh = async (): Promise<void> => {
    try {
      reason = shortage(await deps.store.usage(), limits())
    } catch {
      reason = null
    }
  }
  const timer = setInterval(() => void refresh(), every)
  timer.unref()
  return { refuse: () => reason, refresh, stop: () => clearInterval(timer) }
}
