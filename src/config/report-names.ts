/** Names of the targets that `[report] enabled` knows; what they stand for is in quarantine/report-targets.ts. */
export const reportNames = [
  'amazon',
  'aws-abuse',
  'antiphishing-jp',
  'dekyo',
  'apwg',
  'ncsc-uk',
  'verbraucherzentrale',
  'ncsc-ch',
  'safeonweb',
  'fraudehelpdesk',
] as const

export type ReportName = (typeof reportNames)[number]

export const isReportName = (name: string): boolean => reportNames.some(known => known === name)
