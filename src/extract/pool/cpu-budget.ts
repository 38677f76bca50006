/** A token bucket of CPU milliseconds: ten thousand PDFs are the attack, and may not starve the mail server. */

export type CpuBudget = {
  /** resolves to true when something may be read, to false when that will not be within `patience` milliseconds */
  readonly admit: (patience: number) => Promise<boolean>
  readonly spend: (milliseconds: number) => void
  readonly left: () => number
}

/** Ten seconds' share may be saved up, for the honest burst after a quiet time. */
const BURST_SECONDS = 10
/** A debt is paid, but one killed process must not close the door for minutes. */
const DEBT_SECONDS = 10

export function createCpuBudget(share: number, now: () => number = () => performance.now()): CpuBudget {
  const burst = share * BURST_SECONDS * 1000
  const debt = -share * DEBT_SECONDS * 1000
  let tokens = burst
  let filled = now()

  const fill = (): void => {
    const current = now()
    tokens = Math.min(burst, tokens + (current - filled) * share)
    filled = current
  }
  return {
    async admit(patience) {
      fill()
      if (tokens > 0) return true
      const wait = -tokens / share
      if (wait > patience) return false
      await new Promise(resolve => setTimeout(resolve, wait + 1))
      fill()
      return tokens > 0
    },
    spend(milliseconds) {
      fill()
      tokens = Math.max(debt, tokens - milliseconds)
    },
    left: () => {
      fill()
      return tokens
    },
  }
}
