/** The use cases of the quarantine as the pages ask for them. */
import type { ActResult } from '../quarantine/act.ts'
import type { Deps } from '../quarantine/deps.ts'
import { approve, type ReleasePolicy, release } from '../quarantine/release.ts'
import type { Quarantine } from './port.ts'

const missing = async (): Promise<ActResult> => ({ ok: false, code: 'store', detail: 'not available' })

export const quarantineOf = (deps: Deps, policy: ReleasePolicy): Quarantine => ({
  release: (request, actor) => release(request, actor, deps, policy),
  approve: (id, actor) => approve(id, actor, deps),
  remove: missing,
  allow: missing,
  disallow: missing,
  reportTargets: () => [],
  reportDraft: async () => ({ from: '', to: '', subject: '', text: '' }),
  report: missing,
  note: missing,
  assign: missing,
  review: missing,
  request: missing,
  decide: async () => 0,
  openLink: async () => null,
})
