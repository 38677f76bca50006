import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { fixturesIn, isFlagged, look } from './fixtures.ts'

const scams = fixturesIn('scams')
const clean = fixturesIn('clean')
const schema = JSON.parse(readFileSync(new URL('../../docs/verdict.schema.json', import.meta.url), 'utf8'))
const isVerdict = new Ajv2020({ strict: false }).compile(schema)

describe('our own mails', () => {
  it.each([...scams, ...clean].map(fixture => [`${fixture.folder}/${fixture.name}`, fixture] as const))(
    '%s is judged as its data says',
    async (_, fixture) => {
      const { verdict } = await look(fixture.raw)
      const ids = verdict.evidence.map(({ id }) => id)
      expect(fixture.outcome, `${verdict.score} ${ids.join(' ')}`).toContain(verdict.outcome)
      expect(ids).toEqual(expect.arrayContaining([...fixture.reasons]))
    },
  )

  it('come in enough languages and contexts', () => {
    const inLanguage = (language: string) => scams.filter(fixture => fixture.language === language).length
    expect(inLanguage('ja')).toBeGreaterThanOrEqual(8)
    for (const language of ['en', 'de', 'fr', 'es', 'it', 'pt'])
      expect(inLanguage(language)).toBeGreaterThan(0)
    expect(scams.length).toBeGreaterThanOrEqual(20)
    expect(clean.length).toBeGreaterThanOrEqual(30)
  })

  it('give verdicts that follow the published schema', async () => {
    for (const fixture of [...scams, ...clean]) {
      const { verdict } = await look(fixture.raw)
      expect(
        isVerdict(JSON.parse(JSON.stringify(verdict))),
        `${fixture.name} ${JSON.stringify(isVerdict.errors)}`,
      ).toBe(true)
    }
  })

  it('are explained in both languages, and flagged ones with the advice what to do', async () => {
    for (const fixture of [...scams, ...clean]) {
      const { verdict } = await look(fixture.raw)
      const { en, ja } = verdict.explanation
      expect(en.length).toBe(ja.length)
      expect(en.join(' ')).not.toMatch(/\{\w+\}|undefined/)
      expect(ja.join(' ')).not.toMatch(/\{\w+\}|undefined/)
      if (isFlagged(verdict.outcome)) expect(en.some(line => line.startsWith('Do not open links'))).toBe(true)
      expect(en.join(' ')).not.toMatch(/is a (?:fraud|scam)/)
    }
  })

  it('never put a control or bidi character into a quote', async () => {
    for (const fixture of scams) {
      const { verdict } = await look(fixture.raw)
      for (const { quote } of verdict.evidence)
        expect(quote).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u)
    }
  })
})

describe('the sentences', () => {
  const sentencesOf = async (name: string) => {
    const fixture = scams.find(scam => scam.name === name)
    if (!fixture) throw new Error(`no fixture ${name}`)
    return (await look(fixture.raw)).verdict.explanation
  }

  it('name the claimed sender and the real domain', async () => {
    const { en } = await sentencesOf('ja-account-locked')
    expect(en[0]).toBe(
      'This mail calls itself “Amazon.co.jp”, but it was sent from vbqyetlr.icu, which does not belong to Amazon.',
    )
  })

  it('name Greek and Cyrillic letters, blanks and invisible characters', async () => {
    expect((await sentencesOf('fr-greek')).en.join(' ')).toContain('written with Greek letters')
    expect((await sentencesOf('ja-cyrillic-name')).ja.join(' ')).toContain('キリル文字')
    expect((await sentencesOf('ja-spaced-name')).en.join(' ')).toContain('pulled apart')
    expect((await sentencesOf('en-zero-width')).en.join(' ')).toMatch(/nvisible|nobody can see/)
  })

  it('say of a refuted Amazon domain that Amazon could not be confirmed', async () => {
    expect((await sentencesOf('ja-spoofed-domain')).en[0]).toContain('could not confirm')
  })
})
