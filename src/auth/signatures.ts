/** d= and s= of the DKIM signatures and ARC fields as they stand in the header: enough to ask for the keys early. */
import { normalizeDomain } from './alignment.ts'
import { isValidName } from './dns/resolver.ts'
import { type HeaderSection, valuesOf } from './header-section.ts'

export type SignatureName = { readonly domain: string; readonly selector: string }

export function signatureNames(section: HeaderSection, field: string): readonly SignatureName[] {
  return valuesOf(section, field).map(value => {
    const tags = readTags(value)
    return { domain: normalizeDomain(tags.get('d') ?? ''), selector: (tags.get('s') ?? '').toLowerCase() }
  })
}

/** A tag list (RFC 6376 §3.2): the first of equal names stands, white space goes. */
export function readTags(value: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const spec of value.split(';')) {
    const equals = spec.indexOf('=')
    if (equals < 0) continue
    const name = spec.slice(0, equals).trim().toLowerCase()
    if (!tags.has(name)) tags.set(name, spec.slice(equals + 1).replaceAll(/[ \t]+/g, ''))
  }
  return tags
}

export function keyName(signature: SignatureName): string {
  return `${signature.selector}._domainkey.${signature.domain}`
}

/** A selector of valid labels: with any other the failure of its look-up was arranged by the sender. */
export function hasValidKeyName(signature: SignatureName): boolean {
  return signature.selector !== '' && isValidName(signature.selector) && isValidName(keyName(signature))
}
