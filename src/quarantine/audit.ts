/** Audit entries: who did what to which item, from where. Append-only; chained by HMAC (audit-chain.ts). */

export const auditActions = [
  'view',
  'view-body',
  'download',
  'release',
  'release-result',
  'approve',
  'unapprove',
  'cancel',
  'resolve',
  'delete',
  'expire',
  'withdraw',
  'allow',
  'disallow',
  'report',
  'note',
  'assign',
  'review',
  'request',
  'revoke',
  'campaign',
  'export',
  'import',
  'repair',
  'digest',
  'sign-in',
  'sign-out',
  'user',
  'token',
  'config',
] as const

export type AuditAction = (typeof auditActions)[number]

export type AuditEntry = {
  readonly at: number
  /** user name, 'system', 'cli:USER', 'recipient:HASH' */
  readonly actor: string
  readonly action: AuditAction
  /** item id, '' where none */
  readonly item: string
  /** client address of the act, 'cli', 'system' */
  readonly source: string
  readonly reason: string
  /** no bodies; addresses as keyed hashes */
  readonly detail: Readonly<Record<string, string>>
}

/** An entry as the store keeps it: its place in the chain and the HMAC over its predecessor's and its own bytes. */
export type ChainedEntry = AuditEntry & { readonly seq: number; readonly mac: string }

export type AuditHead = { readonly seq: number; readonly mac: string }

/** Who acts: every use case takes it and it ends in the audit log. */
export type Actor = { readonly name: string; readonly source: string; readonly reason?: string }
