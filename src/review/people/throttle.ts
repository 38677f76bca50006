/** Sign-in throttling: per account and per client network, so that neither guessing nor spraying gets far. */
import ipaddr from 'ipaddr.js'
import type { PeopleStore } from '../../store/people.ts'

export const throttleLimits = { account: 8, address: 30, window: 15 * 60_000 }

export type Throttle = {
  /** counts one attempt before it is looked at, so that many at once gain nothing; false: too many, look at nothing */
  readonly attempt: (account: string, address: string) => Promise<boolean>
  /** it was a good one: only failures stay counted */
  readonly succeeded: (account: string, address: string) => Promise<void>
}

/** Whoever has one IPv6 address has its /64: that counts as one client. */
export const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  const high = parsed.toByteArray().slice(0, 8)
  return `${ipaddr.fromByteArray([...high, ...Array<number>(8).fill(0)]).toString()}/64`
}

export const throttleOf = (people: PeopleStore, now: () => number): Throttle => {
  const ofAccount = (account: string) => `account ${account.slice(0, 100)}`
  const ofAddress = (address: string) => `address ${networkOf(address)}`
  return {
    attempt: async (account, address) => {
      const at = now()
      const until = at + throttleLimits.window
      const fromThere = await people.count('throttle', ofAddress(address), until, at)
      const onIt = await people.count('throttle', ofAccount(account), until, at)
      return fromThere <= throttleLimits.address && onIt <= throttleLimits.account
    },
    succeeded: async (account, address) => {
      await people.remove('throttle', ofAccount(account))
      await people.uncount('throttle', ofAddress(address), now())
    },
  }
}
