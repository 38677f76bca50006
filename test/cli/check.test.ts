/** The command line as its user meets it: exit codes, JSON by the schema, and one clear line for whatever is wrong. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { run as runProgram } from '../../src/cli/program.ts'

type Run = { readonly code: number; readonly out: string; readonly err: string }

const schema = JSON.parse(readFileSync(new URL('../../docs/verdict.schema.json', import.meta.url), 'utf8'))
const isVerdict = new Ajv2020({ strict: false }).compile(schema)
const home = process.cwd()
let folder = ''

const put = (name: string, text: string) => writeFileSync(join(folder, name), text)

/** In this process, since starting Node.js for each command costs more than all it does. */
const run = async (args: readonly string[]): Promise<Run> => {
  const written = { out: '', err: '' }
  const collect = (name: 'out' | 'err') => (text: unknown) => {
    written[name] += String(text)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(collect('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(collect('err')),
  ]
  const before = process.exitCode
  process.exitCode = 0
  try {
    const code = await runProgram(['node', 'amazon-impersonation', ...args])
    return { code, ...written }
  } finally {
    process.exitCode = before
    for (const spy of spies) spy.mockRestore()
  }
}

const SCAM =
  'From: "Amazon.co.jp" <x@vbqyetlr.icu>\r\nTo: a@b.example\r\nSubject: Account locked\r\n\r\nUpdate your payment method now.\r\n'
const PLAIN = 'From: Hanako <h@b.example>\r\nTo: a@b.example\r\nSubject: Lunch\r\n\r\nAt noon?\r\n'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'))
  process.chdir(folder)
  vi.stubEnv('LANG', 'en')
  put('scam.eml', SCAM)
  put('plain.eml', PLAIN)
  put('empty.mbox', '')
  put('bad.json', '{"a.example":\n{bad')
  put('shape.json', '{"a.example": {"TXT": "v=spf1"}}')
  put(
    'zone.json',
    '{"amazon.co.jp": {"TXT": {"error": "ETIMEOUT"}}, "_dmarc.amazon.co.jp": {"TXT": {"error": "ETIMEOUT"}}}',
  )
  put('spoof.eml', SCAM.replace('x@vbqyetlr.icu', 'x@amazon.co.jp'))
})

afterAll(() => {
  process.chdir(home)
  vi.unstubAllEnvs()
})

describe('check', () => {
  it('exits 1 on a scam and 0 on other mail', async () => {
    const scam = await run(['check', 'scam.eml', '--no-auth', '--json'])
    expect(scam).toMatchObject({ code: 1, err: '' })
    expect(isVerdict(JSON.parse(scam.out)), JSON.stringify(isVerdict.errors)).toBe(true)
    expect(await run(['check', 'plain.eml', '--no-auth'])).toMatchObject({ code: 0, err: '' })
  })

  it('takes a zone instead of the network: a look-up that fails leaves an official sender unknown', async () => {
    const { code, out } = await run([
      'check',
      'spoof.eml',
      '--dns',
      'zone.json',
      '--ip',
      '192.0.2.1',
      '--mail-from',
      'x@amazon.co.jp',
      '--json',
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ outcome: 'unknown' })
  })

  it.each([
    ['a file that is not there', ['check', 'none.eml', '--no-auth'], /^ERR_INPUT_MISSING none\.eml: /],
    ['a folder', ['check', '.', '--no-auth'], /^ERR_INPUT_UNREADABLE \.: /],
    ['an empty message', ['check', 'empty.mbox', '--no-auth'], /^ERR_INPUT_EMPTY empty\.mbox: /],
    ['an address that is none', ['check', 'scam.eml', '--ip', '999.1.1.1'], /--ip.*must be an IPv4 or IPv6/],
    ['an option that is none', ['check', 'scam.eml', '--bogus'], /unknown option '--bogus'/],
    ['a zone that is not there', ['check', 'scam.eml', '--dns', 'none'], /^ERR_ZONE_UNREADABLE none: /],
    ['a zone that is no JSON', ['check', 'scam.eml', '--dns', 'bad.json'], /^ERR_ZONE_JSON bad\.json:2: /],
    [
      'an answer of the wrong shape, in scan too',
      ['scan', 'scam.eml', '--dns', 'shape.json'],
      /^ERR_ZONE_SHAPE shape\.json: a\.example\.TXT: an answer is an array/,
    ],
  ])('says in one line what is wrong with %s, and exits 2', async (_, args, line) => {
    const { code, out, err } = await run(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(line)
    expect(err).not.toContain('    at ')
  })
})

describe('scan', () => {
  it('judges the rest where something cannot be read, says what, and exits 2', async () => {
    const { code, out, err } = await run([
      'scan',
      'none',
      'empty.mbox',
      'scam.eml',
      'plain.eml',
      '--no-auth',
      '--json',
    ])
    expect(code).toBe(2)
    expect(err).toMatch(/^ERR_INPUT_MISSING none: .+\nERR_INPUT_EMPTY empty\.mbox: .+\n$/)
    const verdicts = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(verdicts.map(({ file, outcome }) => `${file} ${outcome}`)).toEqual([
      'scam.eml impersonation',
      'plain.eml none',
    ])
    for (const { file: _, ...verdict } of verdicts) expect(isVerdict(verdict)).toBe(true)
  })
})

describe('config', () => {
  it('shows no password, be it a secret or a part of a URL', async () => {
    mkdirSync(join(folder, 'config'), { recursive: true })
    vi.stubEnv('AMAZON_IMPERSONATION_STORE_URL', 'postgres://filter:geheim@db.example/mail')
    vi.stubEnv('AMAZON_IMPERSONATION_REVIEW_OIDC_CLIENT_SECRET', 'geheim')
    const { code, out } = await run(['config', '--explain'])
    expect(code).toBe(0)
    expect(out).toContain('url = postgres://filter:********@db.example/mail')
    expect(out).toContain('from AMAZON_IMPERSONATION_STORE_URL')
    expect(out).not.toContain('geheim')
  })
})

describe('--help', () => {
  it.each([
    'check',
    'scan',
    'quarantine',
    'quarantine list',
    'quarantine show',
    'quarantine release',
    'quarantine delete',
    'quarantine report',
    'quarantine note',
    'quarantine verify',
    'review',
    'user add',
    'config',
    'doctor',
  ])('of %s has an example', async command => {
    const { code, out } = await run([...command.split(' '), '--help'])
    expect(code).toBe(0)
    expect(out).toContain(`  $ amazon-impersonation ${command}`)
  })
})
