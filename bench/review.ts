/** What a reviewer waits for: pages of the review server over a store of any size, p50 and p95 in milliseconds. */

import { openStore } from '../src/store/open.ts'
import { auditKey } from '../test/quarantine/fixtures.ts'
import { signedInClient } from '../test/review/client.ts'
import { makeWorld } from '../test/review/world.ts'

export type PageTime = {
  readonly name: string
  readonly limit: number
  readonly p50: number
  readonly p95: number
  readonly bytes: number
}

/** Each page is asked for `rounds` times; limits are those that the pages promise. */
export const timePages = async (url: string, key: Uint8Array, rounds = 40): Promise<readonly PageTime[]> => {
  const store = await openStore(url, { auditKey: key, node: 'bench' })
  const world = await makeWorld({ store })
  world.clock.now = Date.now()
  await world.addUser('hanako', 'administrator')
  await world.addUser('ken', 'reviewer', { domains: ['domain7.example.jp'] })
  const [hanako, ken] = [await signedInClient(world, 'hanako'), await signedInClient(world, 'ken')]
  const { items } = await store.list({ limit: 1, states: ['held'] })
  const pages = [
    ['inbox', '/', 100, hanako],
    ['inbox, mail by mail', '/?group=0', 100, hanako],
    ['inbox, by score', '/?sort=score', 100, hanako],
    ['inbox, one domain', '/', 100, ken],
    ['item', `/item/${items[0]?.id}`, 100, hanako],
    ['search 未納', `/?q=${encodeURIComponent('未納')}&tab=all`, 300, hanako],
    ['search 請求, held', `/?q=${encodeURIComponent('請求')}`, 300, hanako],
    ['live counts', '/live', 100, hanako],
    ['campaigns', '/campaigns', 300, hanako],
    ['overview', '/overview', 1000, hanako],
  ] as const
  const found: PageTime[] = []
  for (const [name, path, limit, client] of pages) {
    const times: number[] = []
    let bytes = 0
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now()
      const answer = await client.get(path)
      times.push(performance.now() - start)
      if (answer.status !== 200) throw new Error(`${name}: ${answer.status}`)
      bytes = answer.text.length
    }
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
    found.push({ name, limit, p50: at(0.5), p95: at(0.95), bytes })
  }
  await world.close()
  return found
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [url = 'memory:', rounds = '40'] = process.argv.slice(2)
  for (const { name, limit, p50, p95, bytes } of await timePages(url, auditKey, Number(rounds))) {
    process.stdout.write(
      `${name.padEnd(20)} p50 ${p50.toFixed(1).padStart(7)}  p95 ${p95.toFixed(1).padStart(7)}  limit ${limit}  ${bytes} bytes\n`,
    )
  }
}
