/** What a brand is, and the look-ups over its data: names, domains with their role, partners, numbers. */

export type Sourced = { readonly source: string; readonly checked: string }

/**
 * mail: sends its own words; relay: genuine, but other people write the text; subsidiary: sends under its own
 * name; link, shortener, asset: where genuine links and pictures lead; owned: sends nothing; anyone: rented out;
 * foreign: looks like the brand and is not.
 */
export type DomainRole =
  | 'mail'
  | 'relay'
  | 'subsidiary'
  | 'link'
  | 'shortener'
  | 'asset'
  | 'owned'
  | 'anyone'
  | 'foreign'
export type Confidence = 'high' | 'medium' | 'low'
/** [domain, match, confidence, source, note] */
export type DomainRow = readonly [string, 'exact' | 'below', Confidence, string, string]
/** [domain, who, source] */
export type NeverFlagRow = readonly [string, string, string]

export type BrandDomain = Sourced & {
  readonly domain: string
  readonly match: 'exact' | 'below'
  readonly role: DomainRole
  readonly confidence: Confidence
  readonly note: string
}

/** `plain` names stand for the brand alone, `service` names as the whole name of a sender, `context` names ("Prime") only beside something of the brand. */
export type BrandName = Sourced & { readonly text: string; readonly kind: 'plain' | 'service' | 'context' }

export type Partner = Sourced & {
  readonly domain: string
  readonly organisation: string
  readonly relation: string
}

/** A genuine sender that carries other people's text, found by its address and words of its subject. */
export type RelayRule = Sourced & {
  readonly address: RegExp | null
  readonly subject: RegExp | null
  readonly what: string
}

export type BrandNumber = Sourced & { readonly number: string; readonly use: string }

export type LegalEntity = Sourced & {
  /** in folded text, as the law writes it */
  readonly genuine: readonly string[]
  /** folded forms that name a company which does not exist */
  readonly fake: readonly string[]
}

export type Lookalike = Sourced & {
  /** the word that labels are compared with, in lower-case ASCII */
  readonly word: string
  /** short forms that only a writer of look-alikes uses in a host of his own */
  readonly shortForms: readonly string[]
  /** what stands beside the word in one label: amazonsupport, cojpamazon */
  readonly affixes: readonly string[]
  /** words of other meanings, looked up before folding */
  readonly exceptions: readonly string[]
  /** the start of longer words of other meanings: amazonia… */
  readonly exceptionStems: readonly string[]
  /** public suffixes under which a real shop stands, most specific first: co.jp, com, … */
  readonly shopSuffixes: readonly string[]
}

export type Brand = {
  readonly id: string
  readonly displayName: string
  /** oldest and newest date of a fact in this data, YYYY-MM-DD */
  readonly checked: { readonly oldest: string; readonly newest: string }
  readonly names: readonly BrandName[]
  /** words that turn a plain name into something else when they stand right behind it (folded) */
  readonly otherMeanings: { readonly after: readonly string[]; readonly before: readonly string[] }
  readonly domains: ReadonlyMap<string, BrandDomain>
  readonly neverFlag: ReadonlyMap<string, NeverFlagRow>
  readonly partners: ReadonlyMap<string, Partner>
  readonly relays: readonly RelayRule[]
  readonly lookalike: Lookalike
  readonly numbers: readonly BrandNumber[]
  readonly scamNumbers: readonly BrandNumber[]
  readonly legalEntity: LegalEntity
  /** footers, addresses and trade-mark lines that the brand prints under its mail (folded) */
  readonly imprints: readonly string[]
  readonly orderNumber: { readonly genuine: RegExp; readonly shape: RegExp; readonly source: string }
  /** paths that only the brand's own web shop has */
  readonly pathShapes: readonly RegExp[]
  /** headers that its mail carries and anybody can write */
  readonly ownHeaders: readonly string[]
  /** where the person should look instead */
  readonly home: Readonly<Record<string, string>>
}

/** Walks from the whole host to its suffixes; the longest entry wins. */
const walk = <T>(host: string, find: (domain: string, whole: boolean) => T | undefined): T | undefined => {
  let rest = host
  for (;;) {
    const found = find(rest, rest === host)
    if (found !== undefined) return found
    const dot = rest.indexOf('.')
    if (dot < 0) return undefined
    rest = rest.slice(dot + 1)
  }
}

/** The brand's entry for a host, or undefined: `x.amazon.co.jp.evil.example` has none. */
export const brandDomainOf = (brand: Brand, host: string): BrandDomain | undefined =>
  walk(host, (domain, whole) => {
    const entry = brand.domains.get(domain)
    return entry && (whole || entry.match === 'below') ? entry : undefined
  })

const PROVING: ReadonlySet<DomainRole> = new Set(['mail', 'relay', 'subsidiary', 'link', 'owned'])
const LEADING: ReadonlySet<DomainRole> = new Set([
  'mail',
  'relay',
  'subsidiary',
  'link',
  'shortener',
  'owned',
])

/** A domain whose proven mail is the brand's own. Names that one list alone calls owned prove nothing. */
export const isOfficialSender = (brand: Brand, domain: string): boolean => {
  const entry = brandDomainOf(brand, domain)
  if (!entry || !PROVING.has(entry.role)) return false
  return entry.role !== 'owned' || entry.confidence !== 'low'
}

/** A host where a link in genuine mail may lead. */
export const isOfficialTarget = (brand: Brand, host: string): boolean => {
  const entry = brandDomainOf(brand, host)
  return entry !== undefined && LEADING.has(entry.role)
}

/** Any host that belongs to the brand or is rented out by it: never a look-alike. */
export const isKnownHost = (brand: Brand, host: string): boolean => {
  const entry = brandDomainOf(brand, host)
  return (entry !== undefined && entry.role !== 'foreign') || neverFlagOf(brand, host) !== undefined
}

export const neverFlagOf = (brand: Brand, host: string): NeverFlagRow | undefined =>
  walk(host, domain => brand.neverFlag.get(domain))

export const partnerOf = (brand: Brand, domain: string): Partner | undefined =>
  walk(domain, name => brand.partners.get(name))
