import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/read.ts'
import { openConfigured } from '../../src/store/configured.ts'
import { makeItem } from '../quarantine/fixtures.ts'

const directory = await mkdtemp(join(tmpdir(), 'configured-'))
afterAll(() => rm(directory, { recursive: true }))

it('a body above [quarantine] inline_bytes becomes a file, a smaller one does not', async () => {
  const parsed = parseConfig('[quarantine]\ninline_bytes = 2KB\n', { file: 'x.ini', env: {} })
  if (!parsed.ok) throw new Error('the configuration is right')
  const store = await openConfigured(parsed.config, directory)
  const small = makeItem({ raw: Buffer.alloc(2048, 'a') })
  const large = makeItem({ raw: Buffer.alloc(2049, 'b') })
  await store.insert(small.item, small.raw, 0)
  await store.insert(large.item, large.raw, 0)
  await store.close()
  const files = await readdir(join(directory, 'var', 'quarantine', 'bodies'))
  expect(files).toHaveLength(1)
  expect(files[0]).toContain(large.item.id)
})
