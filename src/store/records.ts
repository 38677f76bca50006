/** Rows of the SQL stores → records; both give columns by the same names. */
import type { AuditAction, ChainedEntry } from '../quarantine/audit.ts'
import type { AllowRule } from './store.ts'

type Row = Readonly<Record<string, unknown>>

/** '' where the column is null or no text. */
export const text = (row: Row | null | undefined, column: string): string => {
  const value = row?.[column]
  return typeof value === 'string' ? value : ''
}

/** PostgreSQL gives a bigint as text; our numbers fit. */
export const number = (row: Row | null | undefined, column: string): number => Number(row?.[column] ?? 0)

export const allowRuleOf = (row: Row): AllowRule => ({
  id: text(row, 'id'),
  proof: text(row, 'proof') as AllowRule['proof'],
  value: text(row, 'value'),
  scope: text(row, 'scope') as AllowRule['scope'],
  scopeValue: text(row, 'scope_value'),
  reason: text(row, 'reason'),
  author: text(row, 'author'),
  createdAt: number(row, 'created_at'),
  expiresAt: number(row, 'expires_at'),
  hits: number(row, 'hits'),
  lastHitAt: number(row, 'last_hit_at'),
})

export const entryOf = (row: Row): ChainedEntry => ({
  seq: number(row, 'seq'),
  at: number(row, 'at'),
  actor: text(row, 'actor'),
  action: text(row, 'action') as AuditAction,
  item: text(row, 'item'),
  source: text(row, 'source'),
  reason: text(row, 'reason'),
  detail: JSON.parse(text(row, 'detail')),
  mac: text(row, 'mac'),
})
