import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createExtractor, type Extractor, type ExtractorSettings } from '../../src/extract/extract.ts'
import { createCpuBudget } from '../../src/extract/pool/cpu-budget.ts'
import { spawnReader } from '../../src/extract/pool/spawn.ts'
import { calendar, makeDocx, makePdf, messageOf, partOf, pdfBomb } from './samples.ts'

const opened: Extractor[] = []
afterEach(() => {
  for (const extractor of opened.splice(0)) extractor.close()
})
function start(settings: Partial<ExtractorSettings>): Extractor {
  const extractor = createExtractor({ cpuShare: 10, ...settings })
  opened.push(extractor)
  return extractor
}
const invite = messageOf(partOf(calendar, 'a.ics'))
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('the reading processes', () => {
  it('are started when needed, and ended when idle', async () => {
    const extractor = start({ idle: 100 })
    expect(extractor.processes()).toEqual([])
    await extractor.extractAttachments(invite)
    const [pid = 0] = extractor.processes()
    expect(isAlive(pid)).toBe(true)
    await new Promise(resolve => setTimeout(resolve, 400))
    expect(isAlive(pid)).toBe(false)
    expect((await extractor.extractAttachments(invite)).runs).not.toEqual([])
  })

  it('are killed past their time, and the next attachment is read', async () => {
    const extractor = start({ time: 1000, memory: 4e9 })
    await extractor.extractAttachments(invite)
    const bomb = messageOf(partOf(pdfBomb(120), 'bomb.pdf'))
    const started = performance.now()
    const { unread } = await extractor.extractAttachments(bomb)
    expect(unread).toMatchObject([{ name: 'bomb.pdf', reason: expect.stringMatching(/time|memory|broken/) }])
    expect(performance.now() - started).toBeLessThan(6000)
    expect((await extractor.extractAttachments(invite)).runs).not.toEqual([])
  })

  it('are killed past their memory', async () => {
    const extractor = start({ time: 20_000, deadline: 30_000, memory: 160 * 1024 * 1024 })
    const { unread } = await extractor.extractAttachments(messageOf(partOf(pdfBomb(300), 'bomb.pdf')))
    expect(unread).toEqual([{ name: 'bomb.pdf', reason: 'memory' }])
  })

  it('inflate no more than they may', async () => {
    const extractor = start({})
    const bomb = makeDocx(['x'], '', { 'word/header1.xml': new Uint8Array(64 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(200_000)
    const { unread } = await extractor.extractAttachments(messageOf(partOf(bomb, 'bomb.docx')))
    expect(unread).toEqual([{ name: 'bomb.docx', reason: 'size' }])
  })

  it('may die at any time: the mail server does not notice', async () => {
    const extractor = start({ time: 20_000, deadline: 30_000, memory: 4e9 })
    await extractor.extractAttachments(invite)
    const [pid = 0] = extractor.processes()
    const reading = extractor.extractAttachments(messageOf(partOf(pdfBomb(60), 'slow.pdf')))
    await new Promise(resolve => setTimeout(resolve, 50))
    process.kill(pid, 'SIGKILL')
    expect((await reading).unread).toEqual([{ name: 'slow.pdf', reason: 'crash' }])
    expect((await extractor.extractAttachments(invite)).runs).not.toEqual([])
    const [next = 0] = extractor.processes()
    process.kill(next, 'SIGKILL')
    await new Promise(resolve => setTimeout(resolve, 100))
    expect((await extractor.extractAttachments(invite)).runs).not.toEqual([])
  })

  it('are gone after close, also in the middle of something', async () => {
    const extractor = start({ memory: 4e9 })
    await extractor.extractAttachments(invite)
    const pids = extractor.processes()
    const reading = extractor.extractAttachments(messageOf(partOf(pdfBomb(60), 'slow.pdf')))
    await new Promise(resolve => setTimeout(resolve, 50))
    extractor.close()
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(pids.map(isAlive)).toEqual([false])
    expect((await reading).unread).toHaveLength(1)
    expect((await extractor.extractAttachments(invite)).unread).toEqual([{ name: 'a.ics', reason: 'busy' }])
  })

  it('share one budget of the CPU: a flood is turned away, not queued', async () => {
    const extractor = start({ cpuShare: 0.01, deadline: 3100, time: 3000 })
    const pdf = await makePdf({ text: 'Amazon', pages: 10 })
    const started = performance.now()
    const flood = Array.from({ length: 60 }, () =>
      extractor.extractAttachments(messageOf(partOf(pdf, 'a.pdf'))),
    )
    const reasons = (await Promise.all(flood)).flatMap(found => found.unread.map(item => item.reason))
    expect(reasons.filter(reason => reason === 'busy').length).toBeGreaterThan(40)
    expect(performance.now() - started).toBeLessThan(8000)
  })

  it('have neither files, nor network, nor other processes', async () => {
    const child = spawnReader(256e6, fileURLToPath(new URL('prisoner.ts', import.meta.url)))
    const [report] = await once(child, 'message')
    child.kill('SIGKILL')
    expect(report).toEqual({
      read: 'ERR_ACCESS_DENIED',
      write: 'ERR_ACCESS_DENIED',
      spawn: 'ERR_ACCESS_DENIED',
      connect: 'refused',
      dns: 'refused',
      udp: 'refused',
      fetch: 'undefined',
      environment: 0,
    })
  })

  it('read a stream that is broken in the middle', async () => {
    const { rawPdf } = await import('./samples.ts')
    const stream = deflateSync(Buffer.from('BT /F1 12 Tf 9 9 Td (Amazon) Tj ET'))
    const { unread, runs } = await start({}).extractAttachments(
      messageOf(partOf(rawPdf(stream.subarray(0, 20)), 'a.pdf')),
    )
    expect(unread.length + runs.length).toBeLessThanOrEqual(1)
  })
})

describe('the CPU budget', () => {
  it('refills by its share, saves ten seconds, and forgives old debt', async () => {
    let now = 0
    const budget = createCpuBudget(0.5, () => now)
    expect(budget.left()).toBe(5000)
    budget.spend(5001)
    expect(await budget.admit(0)).toBe(false)
    now += 10
    expect(await budget.admit(0)).toBe(true)
    budget.spend(1_000_000)
    expect(budget.left()).toBe(-5000)
    now += 60_000
    expect(budget.left()).toBe(5000)
  })
})
