import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { nothingKnown } from '../../src/auth/nothing.ts'
import { readOwnBrands } from '../../src/brands/own.ts'
import { examine } from '../../src/examine.ts'
import { knowledgeFiles, readKnowledge, watchKnowledge } from '../../src/knowledge/files.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'knowledge-'))
  mkdirSync(join(directory, 'config'))
})
const put = (name: string, text: string) =>
  writeFileSync(join(directory, 'config', `amazon-impersonation.${name}.yaml`), text)
const read = () => readKnowledge(knowledgeFiles(directory))

const mail = (from: string, body: string) =>
  Buffer.from(
    `From: ${from}\r\nTo: b@example.org\r\nSubject: Hello\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`,
  )
const passing = (domain: string) => ({
  ...nothingKnown({ reason: 'test' }),
  dmarc: { result: 'pass' as const, domain, policy: 'reject' as const, reason: '' },
  dkim: [{ result: 'pass' as const, domain, selector: 's', reason: '', aligned: true, underSized: false }],
})
const judge = async (raw: Uint8Array, domain: string) => {
  const { knowledge } = await read()
  const { verdict } = await examine(
    raw,
    {},
    {
      authenticate: async () => passing(domain),
      thresholds: { suspected: 40, impersonation: 70 },
      knowledge,
      now: () => 0,
    },
  )
  return verdict
}

describe('the administrator’s own knowledge', () => {
  it('is the built-in one where there are no files', async () => {
    const { knowledge, problems } = await read()
    expect(problems).toEqual([])
    expect(knowledge.brand.domains.has('amazon.co.jp')).toBe(true)
  })

  it('makes an official domain official', async () => {
    const raw = mail('Amazon <info@amazon-office.example>', 'Your Amazon account: please verify it now.')
    expect((await judge(raw, 'amazon-office.example')).outcome).toBe('impersonation')
    put('brands', 'amazon:\n  official:\n    - { domain: amazon-office.example, why: announced }\n')
    expect((await judge(raw, 'amazon-office.example')).outcome).toBe('official')
  })

  it('lets a partner name Amazon where his own domain is proven', async () => {
    const raw = mail('Amazon Card <info@card.example>', 'Your Amazon card statement')
    put('brands', 'amazon:\n  partners:\n    - { domain: card.example, organisation: Example Card }\n')
    expect((await judge(raw, 'card.example')).outcome).toBe('partner')
  })

  it('adds phrases to the lexicons', async () => {
    const raw = mail('a@example.com', 'Please zorkify the frobnicator within the moon phase.')
    expect((await judge(raw, 'example.com')).urgency).toBe(0)
    put('lexicon', 'en:\n  - { category: deadline, strength: strong, phrase: zorkify <0-8> frobnicator }\n')
    expect((await judge(raw, 'example.com')).urgency).toBeGreaterThan(40)
  })

  it('names every fault with code, place and hint', async () => {
    put(
      'brands',
      'amazon:\n  official:\n    - { domain: "no domain" }\n    - { host: x.example }\n  offical: []\nrakuten: {}\n',
    )
    put('lexicon', 'en:\n  - { category: nonsense, strength: strong, phrase: x }\n')
    const { problems } = await read()
    expect(problems).toHaveLength(5)
    expect(problems.join('\n')).toMatch(
      /ERR_BRAND_OWN .*amazon\.official\[1\]: "no domain" is no domain name/,
    )
    expect(problems.join('\n')).toMatch(/ERR_LEXICON_OWN .*nonsense/)
  })

  it('expands no bombs of aliases and knows no tags', () => {
    const bomb = `a: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*a, *a, *a]`).join('\n')}`
    expect(readOwnBrands(bomb, ['amazon']).problems.length).toBeGreaterThan(0)
    expect(readOwnBrands('amazon: !!js/function "x"', ['amazon']).problems.length).toBeGreaterThan(0)
  })

  it('keeps what was in force when a file goes wrong', async () => {
    const said: string[] = []
    put('brands', 'amazon:\n  official:\n    - { domain: amazon-office.example }\n')
    const live = watchKnowledge(directory, text => said.push(text))
    await live.reload()
    put('brands', 'amazon: [')
    await live.reload()
    live.close()
    expect(said.length).toBe(1)
    expect(live.current().brand.domains.has('amazon-office.example')).toBe(true)
  })
})
