/** The quarantine as the mail path sees it: opened when it is first needed, tried again after a failure. */
import type { Config } from '../config/keys.ts'
import type { Deps } from '../quarantine/deps.ts'
import { confirm, type Held, type HoldRequest, hold, withdraw } from '../quarantine/hold.ts'
import { isStoreError } from '../store/errors.ts'
import type { Store } from '../store/store.ts'

export type Quarantine = {
  readonly hold: (request: HoldRequest) => Promise<Held>
  readonly confirm: (id: string) => Promise<Held>
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
}

export function createQuarantine(options: QuarantineOptions): Quarantine {
  let opening: Promise<Store> | null = null
  let store: Store | null = null
  const open = (): Promise<Store> => {
    opening ??= options.openStore(options.config()).then(
      opened => {
        store = opened
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
      return await work({ store: await open(), now: Date.now, node: options.node })
    } catch (error) {
      return { held: false, code: isStoreError(error) ? error.code : 'ERR_HOLD', reason: textOf(error) }
    }
  }
  return {
    hold: request => withDeps(deps => hold(request, deps)),
    confirm: id => withDeps(deps => confirm(id, deps)),
    withdraw: id => withDeps(deps => withdraw(id, deps)),
    open,
    opened: () => store,
    close: async () => {
      const last = await opening?.catch(() => null)
      await last?.close()
    },
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
