/** Recipient domains as people write them → A-labels, as items carry them; what is no domain is said, never dropped. */
import { domainToASCII } from 'node:url'

export type DomainList =
  | { readonly ok: true; readonly domains: readonly string[] }
  /** `bad` is the first word that is no domain */
  | { readonly ok: false; readonly bad: string }

const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?'
const shape = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})+$`)

const domainOf = (word: string): string | null => {
  const domain = domainToASCII(word.normalize('NFKC').toLowerCase().replace(/^@/, '').replace(/\.$/, ''))
  return shape.test(domain) ? domain : null
}

/** Nothing at all means every domain; something in which there is no domain never does. */
export const parseDomains = (typed: string): DomainList => {
  if (typed.trim() === '') return { ok: true, domains: [] }
  const words = typed.split(/[\s,;\u3001\uff0c\uff1b]+/).filter(word => word !== '')
  const bad = words.find(word => domainOf(word) === null)
  if (bad !== undefined || words.length === 0) return { ok: false, bad: bad ?? typed.trim() }
  return { ok: true, domains: knownDomains(words) }
}

/** Of words that somebody else wrote (a claim) those that are domains. */
export const knownDomains = (words: readonly string[]): readonly string[] => [
  ...new Set(words.flatMap(word => domainOf(word) ?? [])),
]
