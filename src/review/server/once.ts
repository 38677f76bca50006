/** What is sent twice is done once: the second answer is the first one's. */
import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../app.ts'
import { hashSecret } from '../people/secret.ts'

export type Once<T> =
  | { readonly state: 'done'; readonly result: T }
  /** the first one is still at it, or died at it */
  | { readonly state: 'under-way' }
  /** the same name for something else */
  | { readonly state: 'other' }

const workTime = 2 * 60_000
const keptTime = 24 * 3_600_000

const firstAnswer = async <T>(app: App, id: string, print: string): Promise<Once<T>> => {
  for (let asked = 0; asked < 25; asked += 1) {
    const found = await app.deps.people.get('act', id, app.deps.now())
    if (found === null) break
    if (found.value['print'] !== print) return { state: 'other' }
    if ('result' in found.value) return { state: 'done', result: found.value['result'] as T }
    await pause(200)
  }
  return { state: 'under-way' }
}

export type OnceOptions<T> = {
  /** whose it is, and the name that he gave it */
  readonly name: readonly string[]
  /** what it is about: the same name with other words is something else */
  readonly print: string
  readonly work: () => Promise<T>
  /** false: nothing was done, it may be tried again */
  readonly isDone: (result: T) => boolean
}

/** The result has to survive JSON. */
export const once = async <T>(app: App, options: OnceOptions<T>): Promise<Once<T>> => {
  const { people, now } = app.deps
  const id = hashSecret(JSON.stringify(options.name))
  const print = hashSecret(options.print)
  const record = { kind: 'act', id, owner: '' } as const
  const isFirst = await people.create({ ...record, value: { print }, expiresAt: now() + workTime }, now())
  if (!isFirst) return firstAnswer(app, id, print)
  try {
    const result = await options.work()
    // done is done, also where that cannot be written down any more
    const value = { print, result }
    if (options.isDone(result))
      await people.put({ ...record, value, expiresAt: now() + keptTime }).catch(() => undefined)
    else await people.remove('act', id).catch(() => undefined)
    return { state: 'done', result }
  } catch (error) {
    await people.remove('act', id).catch(() => undefined)
    throw error
  }
}
