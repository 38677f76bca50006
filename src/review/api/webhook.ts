/** Webhooks: holds, releases and reports are told to configured https addresses, signed by HMAC and sent again on failure. */
import { createHmac } from 'node:crypto'
import { Agent, fetch } from 'undici'
import type { PersonRecord } from '../../store/people.ts'
import type { App } from '../app.ts'
import { checkUrl, guardedLookup, isPublicAddress, reasonOf } from '../outbound.ts'
import { collect } from './events.ts'

export type Transport = {
  readonly allowed: (address: string) => boolean
  /** extra trust anchors, for tests */
  readonly ca?: string
}

const retries = [60_000, 300_000, 1_800_000, 7_200_000, 43_200_000]

const answerCode = 'ERR_WEBHOOK_ANSWER'

const isAnswer = (error: unknown): boolean => error instanceof Error && error.message.startsWith(answerCode)

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
    if (!answer.ok) throw new Error(`${answerCode} ${answer.status}`)
  } finally {
    await dispatcher.close()
  }
}

type Waiting = PersonRecord

const again = async (app: App, one: Waiting, error: unknown): Promise<void> => {
  const attempts = Number(one.value['attempts'])
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
      value: { ...one.value, attempts: attempts + 1, due: app.deps.now() + pause },
    })
}

/** A receiver that is slow gets the rest in the next round. */
const roundTime = 20_000
const roundSize = 50

/** In the order of the events; the first that cannot be sent ends the round of this address, and of no other. */
const deliverTo = async (app: App, waiting: readonly Waiting[], transport: Transport): Promise<void> => {
  const end = performance.now() + roundTime
  for (const one of waiting.slice(0, roundSize)) {
    if (performance.now() > end) return
    try {
      await post(app, String(one.value['url']), one.id, String(one.value['body']), transport)
      await app.deps.people.remove('webhook', one.id)
    } catch (error) {
      await again(app, one, error)
      // whoever answers, if only by an error, may take the next one
      if (!isAnswer(error)) return
    }
  }
}

const deliver = async (app: App, transport: Transport): Promise<void> => {
  const now = app.deps.now()
  const due = (await app.deps.people.list('webhook', null, now))
    .filter(one => Number(one.value['due']) <= now)
    .sort((a, b) => Number(a.value['since'] ?? 0) - Number(b.value['since'] ?? 0))
  const byUrl = Map.groupBy(due, one => String(one.value['url']))
  await Promise.all([...byUrl.values()].map(waiting => deliverTo(app, waiting, transport)))
}

/** One round: what is new is queued durably, what is due is sent. One process of a fleet does it at a time. */
export const runWebhooks = async (
  app: App,
  transport: Transport = { allowed: isPublicAddress },
): Promise<void> => {
  if (app.settings.webhook_urls.length === 0 || app.settings.webhook_secret === '') return
  await app.deps.store.exclusively('webhooks', async () => {
    await collect(app)
    await deliver(app, transport)
  })
}
