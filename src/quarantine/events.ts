/** The quarantine's own events: which of them need a person, and which only tell what was done. */

export type QuarantineLog = (event: string, detail: Readonly<Record<string, string>>) => void

const alarming: ReadonlySet<string> = new Set([
  'job failed',
  'jobs not started',
  'release in doubt',
  'release not recorded',
  'retention warning',
  'store repaired',
])

export const needsPerson = (event: string, detail: Readonly<Record<string, string>>): boolean =>
  alarming.has(event) ||
  (event === 'release' && detail['fortune'] !== 'delivered' && detail['fortune'] !== 'deferred')

export const levelOf = (event: string, detail: Readonly<Record<string, string>>): 'info' | 'warn' =>
  needsPerson(event, detail) ? 'warn' : 'info'
