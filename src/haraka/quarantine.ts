/** The quarantine as the mail path sees it: opened when it is first needed, tried again after a failure. */
import { amazon } from '../brands/index.ts'
import type { Config } from '../config/keys.ts'
import type { Deps } from '../quarantine/deps.ts'
import { confirm, type Held, type HoldDeps, type HoldRequest, hold, withdraw } from '../quarantine/hold.ts'
import { type Watermark, watchWatermark } from '../quarantine/watermark.ts'
import { isStoreError } from '../store/errors.ts'
import type { Store } from '../store/store.ts'

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
  /** starts what runs beside the store; a failure there is no reason not to hold */
  readonly onOpen: (store: Store) => Promise<Stoppable>
}

type Stoppable = { readonly stop: () => Promise<void> }

export function createQuarantine(options: QuarantineOptions): Quarantine {
  let opening: Promise<Store> | null = null
  let store: Store | null = null
  let watermark: Watermark | null = null
  let beside: Stoppable | null = null
  const deps = (opened: Store): Deps => ({ store: opened, now: Date.now, node: options.node })
  const open = (): Promise<Store> => {
    opening ??= options.openStore(options.config()).then(
      async opened => {
        const { quarantine, retention } = options.config()
        const limits = { minFree: quarantine.min_free, maxBytes: retention.max_bytes }
        watermark = watchWatermark(deps(opened), limits)
        await watermark.refresh()
        store = opened
        beside = await options.onOpen(opened).catch(() => null)
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
      return { held: false, code: isStoreError(error) ? error.code : 'ERR_HOLD', reason: textOf(error) }
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

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
