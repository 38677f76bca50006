import { describe, expect, it } from 'vitest'
import { nothingExtracted } from '../../src/extract/extraction.ts'
import { wantsExtraction } from '../../src/extract/wants.ts'
import { withExtraction } from '../../src/extract/with-extraction.ts'
import { makeLink } from '../../src/message/link.ts'
import { parseMessage } from '../../src/message/parse.ts'
import { calendar, partOf } from './samples.ts'

const long = 'These are harmless words about nothing at all. '.repeat(10)
const messageWith = (text: string, ...parts: readonly ReturnType<typeof partOf>[]) => {
  const message = parseMessage(Buffer.from(`From: a@b.example\r\nSubject: x\r\n\r\n${text}\r\n`))
  return { ...message, parts: [...message.parts, ...parts] }
}
const attachment = partOf(calendar, 'a.ics')
const calm = { outcome: 'none', urgency: 0, payment: 0, evidence: [] }

describe('attachments are read', () => {
  it('beside little text', () => {
    expect(wantsExtraction(messageWith('See attached.', attachment), calm)).toBe(true)
    expect(wantsExtraction(messageWith(long, attachment), calm)).toBe(false)
  })

  it('on a weak claim or under pressure', () => {
    const message = messageWith(long, attachment)
    expect(wantsExtraction(message, { ...calm, evidence: [{ side: 'claim' }] })).toBe(true)
    expect(wantsExtraction(message, { ...calm, urgency: 40 })).toBe(true)
    expect(wantsExtraction(message, { ...calm, payment: 39 })).toBe(false)
  })

  it('not where there is nothing to read, or the question is settled', () => {
    expect(wantsExtraction(messageWith('short'), calm)).toBe(false)
    expect(wantsExtraction(messageWith('short', partOf('words', 'a.txt')), calm)).toBe(false)
    expect(wantsExtraction(messageWith('short', attachment), { ...calm, outcome: 'impersonation' })).toBe(
      false,
    )
    expect(wantsExtraction(messageWith('short', attachment), { ...calm, outcome: 'official' })).toBe(false)
  })
})

describe('a message with what was extracted', () => {
  const message = messageWith('See attached.', attachment)
  it('has more runs and links, and says what was not read', () => {
    const extraction = {
      ...nothingExtracted,
      runs: [{ text: 'Your Amazon account', where: 'attachment:a.pdf', quoted: false }],
      links: [makeLink('', 'https://evil.example/', 'attachment', true)],
      unread: [{ name: 'b.pdf', reason: 'time' as const }],
      truncated: ['a.pdf'],
    }
    const whole = withExtraction(message, extraction)
    expect(whole.text.own).toBe(`${message.text.own}\nYour Amazon account`)
    expect(whole.links.at(-1)?.host).toBe('evil.example')
    expect(whole.defects.at(-1)).toEqual({ code: 'attachment-unread', detail: 'time: b.pdf' })
    expect(whole.truncated).toContain('attachments')
    expect(message.text.runs).toHaveLength(1)
  })

  it('keeps what came inside a forwarded message apart, unless there is nothing else', () => {
    const runs = [{ text: 'Your Amazon account', where: 'attachment:a.pdf', quoted: true }]
    const forward = messageWith('Is this mail genuine? I have my doubts.', attachment)
    expect(withExtraction(forward, { ...nothingExtracted, runs }).text.quoted).toContain('Amazon')
    expect(withExtraction(forward, { ...nothingExtracted, runs }).text.own).not.toContain('Amazon')
    expect(withExtraction(messageWith('See', attachment), { ...nothingExtracted, runs }).text.own).toContain(
      'Amazon',
    )
  })

  it('is the same message where nothing was found', () => {
    expect(withExtraction(message, nothingExtracted)).toBe(message)
  })
})
