/** The domain of an address as the quarantine compares it: lower case, A-label, without a dot at its end. */
import { domainToASCII } from 'node:url'

/** '' if the address has none. */
export const domainOf = (address: string): string => {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (!address.includes('@')) return ''
  return domainToASCII(domain.replace(/\.$/u, '')) || domain.toLowerCase()
}

/** One form for one mailbox: its domain as it is compared, its local part as it came, since only its host knows more of it. */
export const foldedAddress = (address: string): string => {
  const at = address.lastIndexOf('@')
  return at < 0 ? address : `${address.slice(0, at)}@${domainOf(address)}`
}
