/** Webhooks: holds, releases and reports are told to configured https addresses, signed by HMAC and sent again on failure. */
import { createHmac, randomBytes } from 'node:crypto'
import { Agent, fetch } from 'undici'
import type { App } from '../app.ts'
import { checkUrl, guardedLookup, isPublicAddress, reasonOf } from '../outbound.ts'
import { shapeOf } from './shape.ts'

export type WebhookEvent = 'hold' | 'release' | 'report'

export type Transport = {
  readonly allowed: (address: string) => boolean
  /** extra trust anchors, for tests */
  readonly ca?: string
}

const retries = [60_000, 300_000, 1_800_000, 7_200_000, 43_200_000]

export const signature = (secret: string, time: number, body: string): string =>
  `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`

const post = async (app: App, url: string, id: string, body: string, transport: Transport): Promise<void> => {
  const fault = checkUrl(url, transport.allowed)
  if (fault !== null) throw new Error(`ERR_WEBHOOK_URL ${fault}`)
  const connect = {
    lookup: guardedLookup(transport.allowed),
    ...(transport.ca !== undefined && { ca: transport.ca }),
  }
  const dispatcher = new Agent({
    connect,
    headersTimeout: 10_000,
    bodyTimeout: 10_000,
    maxResponseSize: 65_536,
  })
  try {
    const time = Math.floor(app.deps.now() / 1000)
    const headers = {
      'content-type': 'application/json',
      'x-amazon-impersonation-delivery': id,
      'x-amazon-impersonation-signature': signature(app.settings.webhook_secret, time, body),
    }
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers,
      redirect: 'error',
      dispatcher,
      signal: AbortSignal.timeout(15_000),
    })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`ERR_WEBHOOK_ANSWER ${answer.status}`)
  } finally {
    await dispatcher.close()
  }
}

const enqueue = async (app: App, event: WebhookEvent, itemId: string, at: number): Promise<void> => {
  const item = await app.deps.store.get(itemId)
  if (item === null) return
  const { id, state, outcome, score, campaign } = shapeOf(item)
  // under `isp` an event says that something happened, not what was written
  const shown = app.settings.privacy === 'isp' ? { id, state, outcome, score, campaign } : shapeOf(item)
  const body = JSON.stringify({ event, at: new Date(at).toISOString(), item: shown })
  for (const url of app.settings.webhook_urls) {
    const value = { url, body, attempts: 0, due: 0 }
    await app.deps.people.put({
      kind: 'webhook',
      id: randomBytes(12).toString('base64url'),
      owner: '',
      value,
      expiresAt: null,
    })
  }
}

const cursorOf = async (app: App, name: string, first: number): Promise<number> =>
  Number((await app.deps.people.get('cursor', name, 0))?.value['at'] ?? first)

const moveCursor = (app: App, name: string, at: number) =>
  app.deps.people.put({ kind: 'cursor', id: name, owner: '', value: { at }, expiresAt: null })

const collectHolds = async (app: App): Promise<void> => {
  const since = await cursorOf(app, 'webhook holds', app.deps.now())
  const page = await app.deps.store.list({ limit: 200, sort: 'oldest', since: since + 1 })
  for (const item of page.items) await enqueue(app, 'hold', item.id, item.receivedAt)
  await moveCursor(app, 'webhook holds', page.items.at(-1)?.receivedAt ?? since)
}

const collectActs = async (app: App): Promise<void> => {
  const head = (await app.deps.store.auditHead()).seq
  const after = await cursorOf(app, 'webhook audit', head)
  const entries = await app.deps.store.audit({ after, limit: 500 })
  for (const { action, item, at } of entries) {
    if (action === 'release' || action === 'report') await enqueue(app, action, item, at)
  }
  await moveCursor(app, 'webhook audit', entries.at(-1)?.seq ?? after)
}

const deliver = async (app: App, transport: Transport): Promise<void> => {
  const now = app.deps.now()
  const waiting = (await app.deps.people.list('webhook', null, now)).filter(
    one => Number(one.value['due']) <= now,
  )
  for (const one of waiting.slice(0, 50)) {
    const attempts = Number(one.value['attempts'])
    try {
      await post(app, String(one.value['url']), one.id, String(one.value['body']), transport)
      await app.deps.people.remove('webhook', one.id)
    } catch (error) {
      const pause = retries[attempts]
      app.deps.log('warn', 'webhook failed', {
        delivery: one.id,
        attempt: String(attempts + 1),
        error: reasonOf(error),
      })
      if (pause === undefined) await app.deps.people.remove('webhook', one.id)
      else
        await app.deps.people.put({
          ...one,
          value: { ...one.value, attempts: attempts + 1, due: now + pause },
        })
    }
  }
}

/** One round: what is new is queued durably, what is due is sent. One process of a fleet does it at a time. */
export const runWebhooks = async (
  app: App,
  transport: Transport = { allowed: isPublicAddress },
): Promise<void> => {
  if (app.settings.webhook_urls.length === 0 || app.settings.webhook_secret === '') return
  await app.deps.store.exclusively('webhooks', async () => {
    await collectHolds(app)
    await collectActs(app)
    await deliver(app, transport)
  })
}
