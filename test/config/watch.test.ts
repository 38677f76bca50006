import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { watchConfig } from '../../src/config/watch.ts'

const folder = await mkdtemp(join(tmpdir(), 'watch-'))
afterAll(() => rm(folder, { recursive: true }))
const file = join(folder, 'amazon-impersonation.ini')
const quarantine = '[policy]\ndefault=quarantine\n[quarantine]\nunattended=yes\n'

it('a file that vanishes, is empty or is half written never becomes "all defaults"', async () => {
  await writeFile(file, quarantine)
  const policies: string[] = []
  const problems: string[] = []
  const watcher = watchConfig(
    { file, env: {} },
    config => policies.push(config.policy.default),
    errors => problems.push(...errors.map(error => error.hint)),
    50,
  )
  const settled = () => pause(900)
  await settled()
  await rename(file, `${file}.away`)
  await settled()
  await writeFile(file, '')
  await settled()
  expect(policies).toEqual([])
  expect(problems.length).toBeGreaterThanOrEqual(2)
  for (const problem of problems) expect(problem).toContain('is missing or empty')
  // as an editor writes it: emptied first, then filled
  await writeFile(file, '[policy]\n')
  await pause(120)
  await writeFile(file, quarantine.replace('quarantine', 'tag'))
  await settled()
  expect(policies).toEqual(['tag'])
  watcher.close()
}, 20_000)

it('says nothing of a file that was never there', async () => {
  const said: unknown[] = []
  const missing = { file: join(folder, 'none.ini'), env: {} }
  const watcher = watchConfig(
    missing,
    config => said.push(config),
    errors => said.push(errors),
    50,
  )
  await pause(900)
  expect(said).toEqual([])
  watcher.close()
})
