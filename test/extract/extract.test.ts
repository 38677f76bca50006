import { afterAll, describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/extract/extract.ts'
import {
  calendar,
  lockedPdf,
  makeDocx,
  makePdf,
  makeQr,
  makeXlsx,
  messageOf,
  partOf,
  rtf,
} from './samples.ts'

const extractor = createExtractor({ cpuShare: 10, time: 20_000, deadline: 25_000 })
afterAll(() => extractor.close())

const extract = (content: Uint8Array | string, name?: string, type?: string) =>
  extractor.extractAttachments(messageOf(partOf(content, name, type)))

describe('the text inside attachments', () => {
  it('of a PDF, with its links and the words under them', async () => {
    const pdf = await makePdf({ text: 'Your Amazon account is locked', link: 'https://evil.example/login' })
    const { runs, links, unread, cpu } = await extract(pdf, 'Case 1.pdf', 'application/pdf')
    expect(runs).toEqual([
      { text: 'Your Amazon account is locked', where: 'attachment:Case 1.pdf', quoted: false },
    ])
    expect(links).toMatchObject([
      {
        target: 'https://evil.example/login',
        shown: 'Your Amazon account is locked',
        host: 'evil.example',
        origin: 'attachment',
        visible: true,
      },
    ])
    expect(unread).toEqual([])
    expect(cpu).toBeGreaterThan(0)
  })

  it('of a PDF that is declared as something else, and of its first pages only', async () => {
    const { runs, truncated } = await extract(
      await makePdf({ text: 'hello', pages: 12 }),
      'x.dat',
      'image/jpeg',
    )
    expect(runs).toHaveLength(10)
    expect(truncated).toEqual(['x.dat'])
  })

  it('of a code in a picture of a PDF', async () => {
    const pdf = await makePdf({ text: 'Scan me', picture: await makeQr('https://evil.example/qr') })
    const { links } = await extract(pdf, 'scan.pdf')
    expect(links).toMatchObject([{ target: 'https://evil.example/qr', origin: 'qr' }])
  })

  it('of a picture with a code, and nothing of one without', async () => {
    const found = await extract(await makeQr('https://evil.example/image', 400), 'a.png', 'image/png')
    expect(found.links).toMatchObject([
      { target: 'https://evil.example/image', origin: 'qr', host: 'evil.example' },
    ])
    const large = await extract(await makeQr('https://evil.example/large', 1900), 'a.png', 'image/png')
    expect(large.links).toMatchObject([{ target: 'https://evil.example/large' }])
    expect((await extract(await makeQr(' ', 300), 'a.png')).unread).toEqual([])
  })

  it('of a Word document, split runs joined, with links and codes', async () => {
    const docx = makeDocx(['Amazon order', 'Second &amp; last'], 'https://evil.example/word', {
      'word/media/image1.png': await makeQr('https://evil.example/media'),
    })
    const { runs, links } = await extract(docx, 'a.docx')
    expect(runs[0]?.text).toBe('Amazon order\nSecond & last')
    expect(links.map(link => [link.target, link.origin])).toContainEqual([
      'https://evil.example/word',
      'attachment',
    ])
    expect(links.map(link => [link.target, link.origin])).toContainEqual(['https://evil.example/media', 'qr'])
  })

  it('of a spreadsheet', async () => {
    const { runs, links } = await extract(makeXlsx('Amazon invoice'), 'a.xlsx')
    expect(runs[0]?.text).toBe('Amazon invoice')
    expect(links[0]?.host).toBe('x.example')
  })

  it('of rich text, fields and bytes of two-byte characters included', async () => {
    const { runs, links } = await extract(rtf, 'a.rtf')
    expect(runs[0]?.text).toContain('Your Amazon {Prime} order')
    expect(runs[0]?.text).toContain('アマ アマ end')
    expect(runs[0]?.text).not.toMatch(/Arial|Hidden|HYPERLINK/)
    expect(links).toMatchObject([{ target: 'https://evil.example/rtf' }])
  })

  it('of an invitation: who invites, to what, and where to', async () => {
    const { runs, links } = await extract(calendar, 'invite.ics', 'text/calendar')
    expect(runs.map(run => run.text)).toContain('Amazon Billing billing@evil.example')
    expect(runs.map(run => run.text).join(' ')).toContain('Your account is on hold')
    expect(links.map(link => link.target)).toEqual(['https://evil.example/pay', 'https://evil.example/hold'])
  })

  it('of a page under another type', async () => {
    const html =
      '<title>Amazon</title><p>Sign in</p><p style="display:none">x</p><a href="https://evil.example/">go</a>'
    const { runs, links } = await extract(html, 'Invoice.html')
    expect(runs.map(run => run.text).join('|')).toMatch(/Amazon.*Sign in/s)
    expect(runs.map(run => run.text).join('|')).not.toContain('x')
    expect(links).toMatchObject([{ target: 'https://evil.example/', shown: 'go' }])
  })

  it('is only the names, for an archive', async () => {
    const { zipSync } = await import('fflate')
    const { runs } = await extract(zipSync({ 'Amazon_invoice.exe': new Uint8Array(10) }), 'a.zip')
    expect(runs[0]?.text).toBe('Amazon_invoice.exe')
  })

  it('is not read where it is locked or broken, and that is said', async () => {
    const locked = await extract(lockedPdf(), 'locked.pdf')
    expect(locked.unread).toEqual([{ name: 'locked.pdf', reason: 'encrypted' }])
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect((await extract(ole, 'a.docx')).unread).toEqual([{ name: 'a.docx', reason: 'encrypted' }])
    const zip = Buffer.from(makeDocx(['x']))
    zip[6] = 1
    expect((await extract(zip, 'b.zip')).unread).toEqual([{ name: 'b.zip', reason: 'encrypted' }])
    expect((await extract('%PDF-1.4 nothing', 'c.pdf')).unread).toEqual([{ name: 'c.pdf', reason: 'broken' }])
    expect((await extract('PK\u0003\u0004nothing', 'd.zip')).unread).toEqual([
      { name: 'd.zip', reason: 'broken' },
    ])
    expect((await extract('BEGIN:VCALENDAR\nBEGIN:X', 'e.ics')).unread).toHaveLength(1)
  })

  it('is not asked of what nobody reads', async () => {
    const nothing = await extract('plain words', 'a.txt', 'text/plain')
    expect(nothing).toEqual({ runs: [], links: [], unread: [], truncated: [], cpu: 0 })
    expect((await extract('', 'a.pdf', 'application/pdf')).unread).toEqual([])
  })

  it('is read of so many attachments only, documents before pictures', async () => {
    const few = createExtractor({ cpuShare: 10, count: 1, size: 5000 })
    const picture = partOf(await makeQr('https://evil.example/1'), 'a.png')
    const found = await few.extractAttachments(
      messageOf(
        picture,
        partOf(calendar, 'a.ics'),
        partOf(rtf, 'b.rtf'),
        partOf(`%PDF-${'x'.repeat(6000)}`, 'c.pdf'),
      ),
    )
    few.close()
    expect(found.runs[0]?.where).toBe('attachment:a.ics')
    expect(found.unread).toEqual([
      { name: 'b.rtf', reason: 'count' },
      { name: 'c.pdf', reason: 'size' },
    ])
  })

  it('is nothing where the administrator does not want it', async () => {
    const off = createExtractor({ enabled: false })
    expect((await off.extractAttachments(messageOf(partOf(calendar, 'a.ics')))).runs).toEqual([])
    expect(off.processes()).toEqual([])
  })
})
