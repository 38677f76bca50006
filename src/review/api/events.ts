/** What webhooks tell: what happened since the last round, written down as deliveries, one an event and address. */
import { createHash } from 'node:crypto'
import { listenKey } from '../../store/outbox.ts'
import type { App } from '../app.ts'
import { shapeOf } from './shape.ts'

export type WebhookEvent = 'hold' | 'release' | 'report'

/** The same event has the same name, however often a round is broken off: a receiver knows it again. */
const deliveryOf = (url: string, event: string, name: string): string =>
  createHash('sha256')
    .update(JSON.stringify([url, event, name]))
    .digest('base64url')
    .slice(0, 16)

type Happened = {
  readonly event: WebhookEvent
  readonly item: string
  readonly at: number | null
  readonly name: string
}

const enqueue = async (app: App, { event, item: id, at, name }: Happened): Promise<void> => {
  const item = await app.deps.store.get(id)
  if (item === null) return
  const { state, outcome, score, campaign } = shapeOf(item)
  // under `isp` an event says that something happened, not what was written
  const shown = app.settings.privacy === 'isp' ? { id, state, outcome, score, campaign } : shapeOf(item)
  const body = JSON.stringify({ event, at: new Date(at ?? item.receivedAt).toISOString(), item: shown })
  for (const url of app.settings.webhook_urls) {
    await app.deps.people.put({
      kind: 'webhook',
      id: deliveryOf(url, event, name),
      owner: '',
      value: { url, body, attempts: 0, due: 0, since: app.deps.now() },
      expiresAt: null,
    })
  }
}

const listenFor = 30 * 86_400_000
const group = 200

/** By what the store noted with each item: an item that was long in coming is not passed over. */
const collectHolds = async (app: App): Promise<void> => {
  const { store, now } = app.deps
  await store.putValue(listenKey, '1', now() + listenFor)
  for (let ids = await store.untold(group); ids.length > 0; ids = await store.untold(group)) {
    for (const id of ids) await enqueue(app, { event: 'hold', item: id, at: null, name: id })
    await store.told(ids)
  }
}

const cursorId = 'webhook audit'

/** The audit log is written by one after the other: what has a lower number was there before. */
const collectActs = async (app: App): Promise<void> => {
  const { store, people } = app.deps
  const moveTo = (at: number) =>
    people.put({ kind: 'cursor', id: cursorId, owner: '', value: { at }, expiresAt: null })
  const known = await people.get('cursor', cursorId, 0)
  let after = Number(known?.value['at'] ?? (await store.auditHead()).seq)
  if (known === null) await moveTo(after)
  for (;;) {
    const entries = await store.audit({ after, limit: group })
    for (const { action, item, at, seq } of entries) {
      if (action === 'release' || action === 'report')
        await enqueue(app, { event: action, item, at, name: String(seq) })
    }
    const last = entries.at(-1)
    if (last === undefined) return
    after = last.seq
    await moveTo(after)
  }
}

export const collect = async (app: App): Promise<void> => {
  await collectHolds(app)
  await collectActs(app)
}
