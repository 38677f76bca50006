/** What people do on the pages and by the API, written into the audit log with who, from where and why. */
import type { FastifyRequest } from 'fastify'
import type { AuditAction, AuditEntry } from '../../quarantine/audit.ts'
import type { App } from '../app.ts'

type Said = Partial<Pick<AuditEntry, 'item' | 'reason' | 'detail' | 'actor'>>

const views: ReadonlySet<AuditAction> = new Set(['view', 'view-body', 'download'])

/** HEAD shows nothing: what it asks for was not seen by anybody. */
export const audit = async (
  app: App,
  request: FastifyRequest,
  action: AuditAction,
  said: Said = {},
): Promise<void> => {
  if (request.method === 'HEAD' && views.has(action)) return
  await app.deps.store.appendAudit([
    {
      at: app.deps.now(),
      actor: request.viewer?.name ?? '',
      action,
      item: '',
      source: request.ip,
      reason: '',
      detail: {},
      ...said,
    },
  ])
}
