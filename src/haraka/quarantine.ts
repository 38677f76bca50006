/** The quarantine as the mail path sees it: opened when it is first needed, tried again after a failure. */
import { amazon } from '../brands/index.ts'
import type { Config } from '../config/keys.ts'
import { sentenceOf } from '../observe/explain.ts'
import type { Deps } from '../quarantine/deps.ts'
import { confirm, type Held, type HoldDeps, type HoldRequest, hold, withdraw } from '../quarantine/hold.ts'
import { type Watermark, type WatermarkLimits, watchWatermark } from '../quarantine/watermark.ts'
import { isStoreError } from '../store/errors.ts'
import type { Store } from '../store/store.ts'
import { type Stoppable, startBeside } from './beside.ts'

/** Links to them stand in genuine and forged mail alike: they say nothing of a wave. */
const officialDomains: ReadonlySet<string> = new Set(
  [...amazon.domains.values()]
    .filter(({ role }) => role !== 'foreign' && role !== 'anyone')
    .map(({ domain }) => domain),
)

export type Quarantine = {
  readonly hold: (request: HoldRequest) => Promise<Held>
  readonly confirm: (id: string, request: HoldRequest) => Promise<Held>
  readonly withdraw: (id: string) => Promise<Held>
  /** the store, opened; rejects with a StoreError where it cannot be had now */
  readonly open: () => Promise<Store>
  /** the store if it is open now */
  readonly opened: () => Store | null
  readonly close: () => Promise<void>
}

export type QuarantineOptions = {
  readonly config: () => Config
  readonly openStore: (config: Config) => Promise<Store>
  readonly node: string
  /** starts what runs beside the store; tried again until it runs */
  readonly beside: (store: Store) => Promise<Stoppable>
  /** what runs beside the store could not be started */
  readonly onFailure: (error: unknown) => void
}

export function createQuarantine(options: QuarantineOptions): Quarantine {
  let opening: Promise<Store> | null = null
  let store: Store | null = null
  let watermark: Watermark | null = null
  let beside: Stoppable | null = null
  const deps = (opened: Store): Deps => ({ store: opened, now: Date.now, node: options.node })
  const open = (): Promise<Store> => {
    opening ??= options.openStore(options.config()).then(
      async opened => {
        watermark = watchWatermark(deps(opened), () => limitsOf(options.config()))
        await watermark.refresh()
        store = opened
        beside = startBeside({ start: () => options.beside(opened), onFailure: options.onFailure })
        return opened
      },
      error => {
        opening = null
        throw error
      },
    )
    return opening
  }
  const withDeps = async (work: (deps: Deps) => Promise<Held>): Promise<Held> => {
    try {
      return await work(deps(await open()))
    } catch (error) {
      return { held: false, code: isStoreError(error) ? error.code : 'ERR_HOLD', reason: sentenceOf(error) }
    }
  }
  const holding = (given: Deps): HoldDeps => ({
    ...given,
    refuse: () => watermark?.refuse() ?? null,
    official: officialDomains,
  })
  return {
    hold: request => withDeps(given => hold(request, holding(given))),
    confirm: (id, request) => withDeps(given => confirm(id, request, holding(given))),
    withdraw: id => withDeps(given => withdraw(id, given)),
    open,
    opened: () => store,
    close: async () => {
      watermark?.stop()
      await beside?.stop()
      const last = await opening?.catch(() => null)
      await last?.close()
    },
  }
}

const limitsOf = ({ quarantine, retention }: Config): WatermarkLimits => ({
  minFree: quarantine.min_free,
  maxBytes: retention.max_bytes,
})
