/** The rest of what is known: legal entity, imprints, order numbers, paths, headers, relays. */
import type { Brand, LegalEntity, RelayRule } from '../brand.ts'

const CHECKED = '2026-11-22'

/** Since 2016-05 a godo kaisha; who writes kabushiki kaisha has not read the imprint. */
export const legalEntity: LegalEntity = {
  genuine: ['アマゾンジャパン合同会社', 'amazon japan g.k.', 'amazon japan 合同会社'],
  fake: [
    'アマゾンジャパン株式会社',
    'アマゾンジャパン(株)',
    'アマゾンジャパン (株)',
    '株式会社アマゾンジャパン',
    '(株)アマゾンジャパン',
    'アマゾン株式会社',
    '株式会社アマゾン',
    'amazon株式会社',
    'amazon japan株式会社',
    'amazon japan 株式会社',
    'amazon japan co., ltd',
    'アマゾンジャパン株',
  ],
  source: 'imprint of amazon.co.jp',
  checked: CHECKED,
}

export const imprints: readonly string[] = [
  'アマゾンジャパン合同会社',
  'amazon.com, inc.',
  'amazon.com,inc.',
  'amazon eu s.',
  'amazon eu s.à',
  'amazon services llc',
  'amazon services europe',
  'amazon payments',
  'amazon europe core',
  'amazon digital services',
  'amazon japan g.k',
  'amazon retail',
  'amazon seller services',
  'amazon.com services',
  'amazonのロゴ',
  'amazon ロゴ',
  'アマゾン・ドット・コム',
  '410 terry ave',
  '38 avenue john f. kennedy',
  '下目黒1-8-1',
  '下目黒1丁目8番1号',
  'amazon web services, inc',
  'amazon.com. all rights',
  'amazon serviços de varejo',
  'amazon servicios',
  'amazon online spain',
  'amazon italia',
]

/** 123-1234567-1234567; digital orders D01-…, Amazon Pay P03-… (legit.md §4). */
export const orderNumber: Brand['orderNumber'] = {
  genuine: /(?<![\d-])(?:\d{3}|[dps]\d{2})-\d{7}-\d{7}(?![\d-])/,
  shape: /(?<![\d-])(?:\d{3}|[dps]\d{2})-\d{5,9}-\d{4,9}(?![\d-])/,
  source: 'order mails 2020 … 2025',
}

/** Paths of the web shop: 615 phishing addresses carried /ap/signin on hosts of others. */
export const pathShapes: readonly RegExp[] = [
  /\/ap\/(?:signin|register|forgotpassword|cvf|mfa)/i,
  /\/gp\/(?:css|r\.html|f\.html|help|your-account|prime|yourstore)/i,
  /openid\.(?:pape|assoc_handle|return_to)/i,
  /\/amazon\.(?:co\.jp|com|de|fr|es|it|co\.uk)(?:\/|$)/i,
]

export const ownHeaders: readonly string[] = ['x-amazon-mail-relay-type', 'x-amazon-metadata', 'bounces-to']

/** Genuine senders that carry other people's words, by address; whole relay domains stand in the domain data. */
export const relays: readonly RelayRule[] = [
  {
    address: /@(?:[a-z0-9-]+\.)*marketplace\.amazon\./i,
    subject: null,
    what: 'messages of buyers and sellers',
    source: 'help list of senders; by analogy in every country',
    checked: CHECKED,
  },
  {
    address: /^gc-orders@|@(?:[a-z0-9-]+\.)*gc\.(?:email\.)?amazon\./i,
    subject: null,
    what: 'gift cards with a message',
    source: 'help list of senders',
    checked: CHECKED,
  },
  {
    address: /@sns\.amazonaws\.com$/i,
    subject: null,
    what: 'notifications of any AWS customer',
    source: 'published abuse of 2024',
    checked: CHECKED,
  },
  {
    address: /^(?:no-?reply|business)[^@]*@(?:business\.)?amazon\./i,
    subject: /invit|招待|einlad|invito|convite/i,
    what: 'invitations to Amazon Business',
    source: 'published abuse of company names',
    checked: CHECKED,
  },
]

export const home: Readonly<Record<string, string>> = {
  ja: 'www.amazon.co.jp',
  en: 'www.amazon.com',
  de: 'www.amazon.de',
  fr: 'www.amazon.fr',
  es: 'www.amazon.es',
  it: 'www.amazon.it',
  pt: 'www.amazon.com.br',
}
