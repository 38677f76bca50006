/** Acts on one message: the use cases of the pages, under the same rules of roles, domains and reasons. */
import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import type { Item } from '../../quarantine/item.ts'
import { lacksReason } from '../../quarantine/reason.ts'
import type { ReleaseRequest } from '../../quarantine/release.ts'
import type { App } from '../app.ts'
import { canTake, coveredBy } from '../people/may.ts'
import type { ActResult } from '../port.ts'
import { answered, type Work } from './answer.ts'
import { actErrors, doc } from './doc.ts'
import { actor, type Caller, calledItem } from './gate.ts'
import * as schema from './schema.ts'

const acted = { 200: schema.itemSchema, ...actErrors }

type Act = { readonly name: string; readonly summary: string; readonly body: TSchema; readonly work: Work }

const no = (code: Extract<ActResult, { ok: false }>['code'], detail = ''): ActResult => ({
  ok: false,
  code,
  detail,
})

/** Null: a recipient that is not the item's, or not the caller's to know. */
const requestOf = ({ request, user }: Caller, item: Item): ReleaseRequest | null => {
  const { recipients, to } = request.body as schema.ReleaseInput
  const known = new Set(item.recipients.map(fate => fate.address))
  if (recipients?.some(address => !known.has(address))) return null
  const chosen = recipients ?? coveredBy(user, item)
  return { id: item.id, recipients: chosen, to: to ?? null, domains: user.domains }
}

const releaseActs = (app: App): readonly Act[] => {
  const { quarantine } = app.deps
  return [
    {
      name: 'release',
      summary: 'Releases to all, to some, or to another address',
      body: schema.releaseBody,
      work: async (caller, item) => {
        const { reason } = caller.request.body as schema.ReleaseInput
        if (lacksReason('release', reason, app.settings.reason_required)) return no('reason')
        const request = requestOf(caller, item)
        return request === null ? no('address') : quarantine.release(request, actor(caller, reason))
      },
    },
    {
      name: 'approve',
      summary: 'The first of two reviewers agrees to a release, and says what he wants to be done',
      body: schema.releaseBody,
      work: async (caller, item) => {
        const { reason } = caller.request.body as schema.ReleaseInput
        // it is half of a release: the second reviewer shall know why
        if (lacksReason('release', reason, app.settings.reason_required)) return no('reason')
        const request = requestOf(caller, item)
        return request === null ? no('address') : quarantine.approve(request, actor(caller, reason))
      },
    },
    {
      name: 'unapprove',
      summary: 'Takes one’s own approval back',
      body: schema.reasonBody,
      work: (caller, item) => quarantine.unapprove(item.id, actor(caller, '')),
    },
    {
      name: 'delete',
      summary: 'Deletes body and personal data',
      body: schema.reasonBody,
      work: async (caller, item) => {
        const { reason } = caller.request.body as { readonly reason?: string }
        // asked for again, it is as it was asked for
        if (item.recipients.every(fate => fate.state === 'deleted')) return { ok: true, item }
        if (lacksReason('delete', reason, app.settings.reason_required)) return no('reason')
        return quarantine.remove(item.id, coveredBy(caller.user, item), actor(caller, reason))
      },
    },
  ]
}

const otherActs = (app: App): readonly Act[] => {
  const { quarantine } = app.deps
  return [
    {
      name: 'note',
      summary: 'Adds a note',
      body: schema.noteBody,
      work: (caller, item) => {
        const { text } = caller.request.body as { readonly text: string }
        return quarantine.note(item.id, text, actor(caller, ''))
      },
    },
    {
      name: 'assign',
      summary: 'Assigns to a reviewer; empty: to nobody',
      body: schema.assignBody,
      work: async (caller, item) => {
        const { to } = caller.request.body as { readonly to: string }
        if (to !== '' && !canTake(await app.users.find(to), item)) return no('target', to)
        return quarantine.assign(item.id, to, actor(caller, ''))
      },
    },
    {
      name: 'review',
      summary: 'Marks as reviewed or not',
      body: schema.reviewBody,
      work: (caller, item) => {
        const { done } = caller.request.body as { readonly done: boolean }
        return quarantine.review(item.id, done, actor(caller, ''))
      },
    },
    {
      name: 'report',
      summary: 'Reports the message to an enabled address; where it was reported before only with `again`',
      body: schema.reportBody,
      work: async (caller, item) => {
        const { target, reason, again } = caller.request.body as schema.ReportInput
        if (lacksReason('report', reason, app.settings.reason_required)) return no('reason')
        return quarantine.report(item.id, target, actor(caller, reason), again === true)
      },
    },
  ]
}

export const actRoutes = (server: FastifyInstance, app: App): void => {
  for (const { name, summary, body, work } of [...releaseActs(app), ...otherActs(app)]) {
    const more = { params: schema.idParams, body, headers: schema.actHeaders }
    server.post(
      `/items/:id/${name}`,
      doc(summary, 'act', acted, more),
      calledItem(app, 'decide', answered(app, work)),
    )
  }
}
