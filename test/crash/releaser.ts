/** A process that releases whatever is held, as the review process does; it is killed in the middle of it. */
import { attempt, attemptDue, type ReleaseDeps } from '../../src/quarantine/attempt.ts'
import { release } from '../../src/quarantine/release.ts'
import { openStore } from '../../src/store/open.ts'
import { auditKey } from '../quarantine/fixtures.ts'

const [url = '', port = '', node = ''] = process.argv.slice(2)
const store = await openStore(url, { auditKey, node, connectTimeout: 1_000 })
const deps: ReleaseDeps = {
  store,
  now: Date.now,
  node,
  hop: { protocol: 'smtp', host: '127.0.0.1', port: Number(port), path: '' },
  send: { name: 'us.test', timeout: 1_000 },
  authservId: 'mx.test',
  inDoubt: 'person',
  retryAfter: 50,
  attempts: 1_000,
  margin: 1_000,
}
const actor = { name: node, source: 'test' }
process.stdout.write('ready\n')

const round = async (): Promise<void> => {
  const { items } = await store.list({ limit: 20, states: ['held'], sort: 'oldest' })
  for (const item of items) {
    const released = await release({ id: item.id, recipients: null, to: null }, actor, deps)
    if (released.ok) await attempt(item.id, deps)
  }
  await attemptDue(() => deps)
}

for (;;) {
  await round().catch(() => {})
  await new Promise(resolve => setTimeout(resolve, 20))
}
