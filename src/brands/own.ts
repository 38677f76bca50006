/** The administrator's own facts about a brand: a YAML file, read as data and checked row by row. */
import { parse } from 'yaml'
import type { Brand, BrandDomain, BrandName, NeverFlagRow, Partner } from './brand.ts'

export type OwnFacts = {
  readonly official: readonly string[]
  readonly partners: readonly { readonly domain: string; readonly organisation: string }[]
  readonly neverFlag: readonly { readonly domain: string; readonly who: string }[]
  readonly names: readonly string[]
}

export type OwnProblem = { readonly code: 'ERR_BRAND_OWN'; readonly where: string; readonly hint: string }
export type OwnBrands = {
  /** brand id → its facts */
  readonly facts: ReadonlyMap<string, OwnFacts>
  readonly problems: readonly OwnProblem[]
}

type Row = Readonly<Record<string, unknown>>

/** The lists of a brand, and the keys that a row of each must have; `why` may always stand there. */
const LISTS = {
  official: ['domain'],
  partners: ['domain', 'organisation'],
  never_flag: ['domain', 'who'],
  names: ['text'],
} as const
type List = keyof typeof LISTS

const MOST_ROWS = 1_000
const SOURCE = 'added by the administrator'
const DOMAIN = /^(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/

const isRecord = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (key: string): key is List => Object.hasOwn(LISTS, key)

/** `known` are the ids of the brands that there are. Nothing is thrown; a row with a fault is named and left out. */
export function readOwnBrands(text: string, known: readonly string[]): OwnBrands {
  const problems: OwnProblem[] = []
  const fail = (where: string, hint: string) => problems.push({ code: 'ERR_BRAND_OWN', where, hint })
  const facts = new Map<string, OwnFacts>()
  const value = readYaml(text, fail)
  for (const [brand, lists] of Object.entries(value)) {
    if (!known.includes(brand)) fail(brand, `the brands are ${known.join(', ')}`)
    else if (!isRecord(lists)) fail(brand, `write the lists ${Object.keys(LISTS).join(', ')} below it`)
    else facts.set(brand, readLists(brand, lists, fail))
  }
  return { facts, problems }
}

type Fail = (where: string, hint: string) => void

function readYaml(text: string, fail: Fail): Row {
  try {
    const value: unknown =
      parse(text, { maxAliasCount: 20, schema: 'core', customTags: [], logLevel: 'error' }) ?? {}
    if (isRecord(value)) return value
    fail('file', 'write the id of a brand, and its lists below it')
  } catch (error) {
    fail('file', error instanceof Error ? error.message : String(error))
  }
  return {}
}

function readLists(brand: string, lists: Row, fail: Fail): OwnFacts {
  const rows = (list: List) => readRows(`${brand}.${list}`, lists[list], LISTS[list], fail)
  for (const key of Object.keys(lists)) {
    if (!isList(key)) fail(`${brand}.${key}`, `the lists are ${Object.keys(LISTS).join(', ')}`)
  }
  return {
    official: rows('official').map(row => row['domain'] ?? ''),
    partners: rows('partners').map(row => ({
      domain: row['domain'] ?? '',
      organisation: row['organisation'] ?? '',
    })),
    neverFlag: rows('never_flag').map(row => ({ domain: row['domain'] ?? '', who: row['who'] ?? '' })),
    names: rows('names').map(row => row['text'] ?? ''),
  }
}

function readRows(
  where: string,
  value: unknown,
  keys: readonly string[],
  fail: Fail,
): Readonly<Record<string, string>>[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || value.length > MOST_ROWS) {
    fail(where, `write a list of up to ${MOST_ROWS} rows`)
    return []
  }
  return value.flatMap((row: unknown, index) => {
    const problem = problemOf(row, keys)
    if (problem === null) return [clean(row as Readonly<Record<string, string>>)]
    fail(`${where}[${index + 1}]`, problem)
    return []
  })
}

function problemOf(row: unknown, keys: readonly string[]): string | null {
  if (!isRecord(row)) return `write { ${keys.map(key => `${key}: …`).join(', ')}, why: … }`
  const unknown = Object.keys(row).find(key => key !== 'why' && !keys.includes(key))
  if (unknown !== undefined) return `"${unknown}" is no key; known are ${[...keys, 'why'].join(', ')}`
  const missing = keys.find(
    key => typeof row[key] !== 'string' || row[key] === '' || String(row[key]).length > 300,
  )
  if (missing !== undefined) return `"${missing}" must be a text of up to 300 characters`
  const domain = row['domain']
  if (typeof domain === 'string' && !DOMAIN.test(domain.toLowerCase()))
    return `"${domain}" is no domain name (A-labels)`
  return null
}

function clean(row: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return row['domain'] === undefined ? row : { ...row, domain: row['domain'].toLowerCase() }
}

/** The built-in facts stay; the administrator's come on top of them. */
export function withOwnFacts(brand: Brand, own: OwnFacts | undefined, checked: string): Brand {
  if (own === undefined) return brand
  const sourced = { source: SOURCE, checked }
  const official = own.official.map((domain): [string, BrandDomain] => [
    domain,
    { domain, match: 'below', role: 'mail', confidence: 'high', note: '', ...sourced },
  ])
  const partners = own.partners.map(({ domain, organisation }): [string, Partner] => [
    domain,
    { domain, organisation, relation: 'partner', ...sourced },
  ])
  const neverFlag = own.neverFlag.map(({ domain, who }): [string, NeverFlagRow] => [
    domain,
    [domain, who, SOURCE],
  ])
  const names = own.names.map((text): BrandName => ({ text, kind: 'plain', ...sourced }))
  return {
    ...brand,
    domains: new Map([...brand.domains, ...official]),
    partners: new Map([...brand.partners, ...partners]),
    neverFlag: new Map([...brand.neverFlag, ...neverFlag]),
    names: [...brand.names, ...names],
  }
}
