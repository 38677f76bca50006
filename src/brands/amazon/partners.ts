/** Companies that may name Amazon in their own mail; each proves itself by DMARC of its own domain. */
import type { Partner } from '../brand.ts'

const CARD = 'issues a card that carries the name'
const LATER = 'offers instalments in the shop'

/** [domain, organisation, relation, source] */
const rows: readonly (readonly [string, string, string, string])[] = [
  ['smbc-card.com', '三井住友カード', CARD, 'list of genuine senders, sumaoji.com'],
  ['vpass.ne.jp', '三井住友カード', CARD, 'list of genuine senders, sumaoji.com'],
  ['smbcgroup-point.jp', 'SMBC Group', CARD, 'iroiroknowledge (blog)'],
  ['zinia.de', 'Zinia (Openbank)', CARD, 'footer of its mail'],
  ['de.zinia.net', 'Zinia (Openbank)', CARD, 'footer of its mail'],
  ['synchronybank.com', 'Synchrony', CARD, 'Business Insider 2019-11; public allow-list'],
  ['chase.com', 'Chase', CARD, 'Prime Visa terms'],
  ['icicibank.com', 'ICICI Bank', CARD, 'amazon.in card terms'],
  ['icici.bank.in', 'ICICI Bank', CARD, 'its current site'],
  ['affirm.com', 'Affirm', LATER, 'public allow-list'],
  ['q4inc.com', 'Q4', 'sends the investor news', 'public allow-list'],
]

export const partners: ReadonlyMap<string, Partner> = new Map(
  rows.map(([domain, organisation, relation, source]) => [
    domain,
    { domain, organisation, relation, source, checked: '2026-11-22' },
  ]),
)
