/** After the crashes: every message that was answered 250 is once in the quarantine or at the next hop, bytes equal. */
import type { Store } from '../../src/store/store.ts'
import type { Got } from '../quarantine/next-hop.ts'
import { messageNumber, numberIn } from './message.ts'

export type Judgement = {
  readonly accepted: number
  readonly released: number
  readonly inDoubt: number
  readonly lost: readonly number[]
  readonly duplicated: readonly number[]
  readonly corrupted: readonly number[]
  readonly problems: readonly string[]
}

const withoutOurs = (bytes: Buffer): Buffer => bytes.subarray(bytes.indexOf('\r\n') + 2)

/** How often each number stands in the store, by state, and its bytes. */
export const judgeCrash = async (
  store: Store,
  accepted: ReadonlyMap<number, string>,
  got: readonly Got[],
): Promise<Judgement> => {
  const corrupted = new Set<number>()
  const items = new Map<number, string[]>()
  let after: string | null = ''
  while (after !== null) {
    const page: Awaited<ReturnType<Store['list']>> = await store.list({ limit: 500, after })
    for (const item of page.items) {
      const body = await store.body(item.id)
      const number = numberIn(body ?? Buffer.alloc(0))
      if (body === null || !Buffer.from(body).equals(messageNumber(number).raw)) corrupted.add(number)
      items.set(number, [...(items.get(number) ?? []), item.state])
    }
    after = page.next
  }
  const delivered = new Map<number, number>()
  for (const { bytes } of got) {
    const number = numberIn(bytes)
    delivered.set(number, (delivered.get(number) ?? 0) + 1)
    if (!withoutOurs(bytes).equals(messageNumber(number).raw)) corrupted.add(number)
  }
  const lost = [...accepted.keys()].filter(number => {
    const states = items.get(number) ?? []
    return states.length === 0 || (states[0] === 'released' && (delivered.get(number) ?? 0) === 0)
  })
  const duplicated = [...items]
    .filter(([number, states]) => states.length > 1 || (delivered.get(number) ?? 0) > 1)
    .map(([number]) => number)
  const states = [...items.values()].flat()
  const report = await store.verify({ repair: true })
  const again = await store.verify({ repair: false })
  return {
    accepted: accepted.size,
    released: states.filter(state => state === 'released').length,
    inDoubt: states.filter(state => state === 'in-doubt').length,
    lost,
    duplicated,
    corrupted: [...corrupted],
    problems: [
      ...report.problems.filter(({ kind }) => kind !== 'body-orphan' && kind !== 'temporary-file'),
      ...again.problems,
    ].map(({ kind, id, detail }) => `${kind} ${id} ${detail}`),
  }
}
