/**
 * Where a scam can be reported by mail: data with status and source. None is enabled by default: a report takes mail
 * out of the house. Addresses have to be checked again before they are enabled.
 */
import type { ReportName } from '../config/report-names.ts'

export type ReportTarget = {
  readonly id: string
  readonly name: { readonly en: string; readonly ja: string }
  readonly address: string
  /** V: seen on the organisation's own page or a faithful copy; 2: second-hand; U: general knowledge, not verified */
  readonly status: 'V' | '2' | 'U'
  readonly source: string
  readonly checked: string
  /** ISO 3166 countries it serves; empty: all */
  readonly countries: readonly string[]
}

export const reportTargets = [
  {
    id: 'amazon',
    name: { en: 'Amazon (reportascam)', ja: 'Amazon(不審な連絡の報告)' },
    address: 'reportascam@amazon.com',
    status: 'V',
    source: 'trustworthyshopping.aboutamazon.com; copy of the amazon.co.jp help page',
    checked: '2026-11-21',
    countries: [],
  },
  {
    id: 'aws-abuse',
    name: { en: 'AWS Trust & Safety (SES or S3 used for the scam)', ja: 'AWS Trust & Safety(SES・S3の悪用)' },
    address: 'trustandsafety@support.aws.com',
    status: 'U',
    source: 'general knowledge',
    checked: '2026-11-21',
    countries: [],
  },
  {
    id: 'antiphishing-jp',
    name: { en: 'Council of Anti-Phishing Japan', ja: 'フィッシング対策協議会' },
    address: 'info@antiphishing.jp',
    status: 'V',
    source: 'antiphishing.jp/registration.html',
    checked: '2026-11-21',
    countries: ['JP'],
  },
  {
    id: 'dekyo',
    name: {
      en: 'Anti-Spam Consultation Center (Japan Data Communications Association)',
      ja: '迷惑メール相談センター',
    },
    address: 'meiwaku@dekyo.or.jp',
    status: 'V',
    source: 'dekyo.or.jp',
    checked: '2026-11-21',
    countries: ['JP'],
  },
  {
    id: 'apwg',
    name: { en: 'Anti-Phishing Working Group', ja: 'APWG(フィッシング対策の国際団体)' },
    address: 'reportphishing@apwg.org',
    status: '2',
    source: 'fi-info.de and others',
    checked: '2026-11-21',
    countries: [],
  },
  {
    id: 'ncsc-uk',
    name: { en: 'NCSC Suspicious Email Reporting Service (UK)', ja: 'NCSC(英国)' },
    address: 'report@phishing.gov.uk',
    status: '2',
    source: 'press and police pages',
    checked: '2026-11-21',
    countries: ['GB'],
  },
  {
    id: 'verbraucherzentrale',
    name: { en: 'Verbraucherzentrale NRW, Phishing-Radar (Germany)', ja: '消費者センターNRW(ドイツ)' },
    address: 'phishing@verbraucherzentrale.nrw',
    status: 'V',
    source: 'verbraucherzentrale.de phishing-radar',
    checked: '2026-11-21',
    countries: ['DE'],
  },
  {
    id: 'ncsc-ch',
    name: { en: 'antiphishing.ch (Switzerland)', ja: 'antiphishing.ch(スイス)' },
    address: 'reports@antiphishing.ch',
    status: '2',
    source: 'second-hand notes',
    checked: '2026-11-21',
    countries: ['CH'],
  },
  {
    id: 'safeonweb',
    name: { en: 'Safeonweb (Belgium)', ja: 'Safeonweb(ベルギー)' },
    address: 'suspicious@safeonweb.be',
    status: '2',
    source: 'second-hand notes',
    checked: '2026-11-21',
    countries: ['BE'],
  },
  {
    id: 'fraudehelpdesk',
    name: { en: 'Fraudehelpdesk (Netherlands)', ja: 'Fraudehelpdesk(オランダ)' },
    address: 'valse-email@fraudehelpdesk.nl',
    status: 'U',
    source: 'general knowledge; security.nl names the Fraudehelpdesk, not the address',
    checked: '2026-11-21',
    countries: ['NL'],
  },
] as const satisfies readonly (ReportTarget & { readonly id: ReportName })[]

/** `[report] enabled` names ids of this list, or whole addresses of the administrator's own. */
export const enabledTargets = (enabled: readonly string[]): readonly ReportTarget[] =>
  enabled.flatMap((name): readonly ReportTarget[] => {
    const known = reportTargets.find(target => target.id === name)
    if (known !== undefined) return [known]
    if (!name.includes('@')) return []
    const own = { id: name, name: { en: name, ja: name }, address: name, status: 'V', countries: [] } as const
    return [{ ...own, source: 'the configuration', checked: '' }]
  })
