/** Amazon, put together from its data files. */
import type { Brand, BrandDomain, DomainRole, DomainRow } from '../brand.ts'
import { anyoneDomains } from './domains-anyone.ts'
import { assetDomains } from './domains-asset.ts'
import { foreignDomains } from './domains-foreign.ts'
import { linkDomains } from './domains-link.ts'
import { mailDomains } from './domains-mail.ts'
import { ownedDomains } from './domains-owned.ts'
import { relayDomains } from './domains-relay.ts'
import { shortenerDomains } from './domains-shortener.ts'
import { subsidiaryDomains } from './domains-subsidiary.ts'
import { home, imprints, legalEntity, orderNumber, ownHeaders, pathShapes, relays } from './facts.ts'
import { lookalike } from './lookalike.ts'
import { names, otherMeanings } from './names.ts'
import { neverFlagDomains } from './never-flag.ts'
import { numbers, scamNumbers } from './numbers.ts'
import { partners } from './partners.ts'

const CHECKED = '2026-11-22'

const table: readonly (readonly [DomainRole, readonly DomainRow[]])[] = [
  ['mail', mailDomains],
  ['relay', relayDomains],
  ['subsidiary', subsidiaryDomains],
  ['link', linkDomains],
  ['shortener', shortenerDomains],
  ['asset', assetDomains],
  ['owned', ownedDomains],
  ['anyone', anyoneDomains],
  ['foreign', foreignDomains],
]

const domains: ReadonlyMap<string, BrandDomain> = new Map(
  table.flatMap(([role, rows]) =>
    rows.map(([domain, match, confidence, source, note]): [string, BrandDomain] => [
      domain,
      { domain, match, role, confidence, source, note, checked: CHECKED },
    ]),
  ),
)

export const amazon: Brand = {
  id: 'amazon',
  displayName: 'Amazon',
  checked: { oldest: CHECKED, newest: CHECKED },
  names,
  otherMeanings,
  domains,
  neverFlag: new Map(neverFlagDomains.map(row => [row[0], row])),
  partners,
  relays,
  lookalike,
  numbers,
  scamNumbers,
  legalEntity,
  imprints,
  orderNumber,
  pathShapes,
  ownHeaders,
  home,
}
