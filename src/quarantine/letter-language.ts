/** The language of a letter: what the configuration says of its reader's domain, else of all, else by the domain. */
import { domainOf } from './hold.ts'

export type Language = 'ja' | 'en'

export type LanguagePolicy = {
  /** `[header] language` */
  readonly all: 'auto' | Language
  /** `[digest] languages`: recipient domain → language */
  readonly domains: ReadonlyMap<string, Language>
}

const readOne = (text: string): readonly [string, Language] | null => {
  const [, domain, language] = /^([^\s:@]{1,255}):(ja|en)$/u.exec(text) ?? []
  if (domain === undefined || (language !== 'ja' && language !== 'en')) return null
  return [domainOf(`@${domain}`), language]
}

/** `example.com:ja`; what is none was refused at the start (config/conflicts.ts). */
export const readLanguages = (entries: readonly string[]): LanguagePolicy['domains'] =>
  new Map(entries.map(readOne).filter(entry => entry !== null))

/** Japanese where the domain is Japanese; the mail's own language says nothing of its reader. */
export const languageFor = (address: string, policy: LanguagePolicy): Language => {
  const domain = domainOf(address)
  const own = policy.domains.get(domain)
  if (own !== undefined) return own
  if (policy.all !== 'auto') return policy.all
  return domain.endsWith('.jp') ? 'ja' : 'en'
}
