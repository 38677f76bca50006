/** What runs beside the store: started when that is open, tried again until it runs, stopped with the filter. */

export type Stoppable = { readonly stop: () => Promise<void> }

export type BesideOptions = {
  readonly start: () => Promise<Stoppable>
  /** told once for each different reason, not at each try */
  readonly onFailure: (error: unknown) => void
  /** milliseconds between two tries */
  readonly again?: number
}

const AGAIN = 10_000

/** A failure here is no reason not to hold, so nobody waits for it. */
export function startBeside({ start, onFailure, again = AGAIN }: BesideOptions): Stoppable {
  let running: Stoppable | null = null
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let said = ''
  const attempt = async (): Promise<void> => {
    try {
      running = await start()
    } catch (error) {
      const reason = String(error)
      if (reason !== said) onFailure(error)
      said = reason
      if (isStopped) return
      timer = setTimeout(() => {
        trying = attempt()
      }, again)
      timer.unref()
    }
  }
  let trying = attempt()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await trying
      await running?.stop()
    },
  }
}
