import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/read.ts'
import { openLog } from '../../src/observe/log.ts'

const folder = await mkdtemp(join(tmpdir(), 'log-'))
afterAll(() => rm(folder, { recursive: true }))

const config = (() => {
  const parsed = parseConfig('[log]\nfile=var/log/x.jsonl\n', { file: 'x.ini', env: {} })
  if (!parsed.ok) throw new Error('the configuration is right')
  return parsed.config
})()

it('a log that cannot be opened loses its lines, says so once, and throws nowhere', async () => {
  // where the folder of the log should be stands a file
  await mkdir(join(folder, 'var'), { recursive: true })
  await writeFile(join(folder, 'var', 'log'), '')
  const said: string[] = []
  const log = openLog(config, folder, text => said.push(text))
  for (let line = 0; line < 3; line += 1) log.event({ event: 'message', line })
  await log.close()
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('its lines are lost')
})

it('a line is one JSON object with its event', async () => {
  await rm(join(folder, 'var', 'log'))
  const log = openLog(config, folder, () => undefined)
  log.event({ event: 'message', score: 98 })
  await log.close()
  const text = await readFile(join(folder, 'var', 'log', 'x.jsonl'), 'utf8')
  expect(JSON.parse(text)).toMatchObject({ event: 'message', score: 98 })
})
