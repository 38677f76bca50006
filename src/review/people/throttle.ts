/** Sign-in throttling: per account and per client address, so that neither guessing nor spraying gets far. */
import type { PeopleStore } from '../../store/people.ts'

export const throttleLimits = { account: 8, address: 30, window: 15 * 60_000 }

export type Throttle = {
  /** counts one attempt; false: too many, do not even look at the password */
  readonly attempt: (account: string, address: string) => Promise<boolean>
  readonly clear: (account: string) => Promise<void>
}

export const throttleOf = (people: PeopleStore, now: () => number): Throttle => ({
  attempt: async (account, address) => {
    const at = now()
    const until = at + throttleLimits.window
    const ofAddress = await people.count('throttle', `address ${address}`, until, at)
    const ofAccount = await people.count('throttle', `account ${account.slice(0, 100)}`, until, at)
    return ofAddress <= throttleLimits.address && ofAccount <= throttleLimits.account
  },
  clear: async account => void (await people.remove('throttle', `account ${account.slice(0, 100)}`)),
})
