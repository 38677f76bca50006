import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatConfigError } from '../../src/config/errors.ts'
import { loadConfig, parseConfig } from '../../src/config/read.ts'
import { renderIni, renderMarkdown } from '../../src/config/render.ts'
import { eachKey, environmentName } from '../../src/config/table.ts'
import { formatValue, parseValue } from '../../src/config/value.ts'

const parse = (text: string, env: Record<string, string> = {}) => parseConfig(text, { file: 'x.ini', env })
const errorsOf = (text: string, env: Record<string, string> = {}) => {
  const result = parse(text, env)
  return result.ok ? [] : result.errors
}

describe('configuration', () => {
  it('has its defaults where nothing is set', () => {
    const result = parse('')
    expect(result.ok && result.config.policy.default).toBe('tag')
    expect(result.ok && result.config.dns.deadline).toBe(8000)
    expect(result.ok && result.origins.get('policy.default')).toBe('default')
  })

  it('takes the file over the default and the environment over the file', () => {
    const result = parse('[threshold]\nsuspected = 45\nimpersonation=80\n', {
      AMAZON_IMPERSONATION_THRESHOLD_SUSPECTED: '50',
    })
    expect(result.ok && result.config.threshold).toMatchObject({ suspected: 50, impersonation: 80 })
    expect(result.ok && result.origins.get('threshold.impersonation')).toBe('x.ini:3')
    expect(result.ok && result.origins.get('threshold.suspected')).toBe(
      'AMAZON_IMPERSONATION_THRESHOLD_SUSPECTED',
    )
  })

  it.each([
    ['[policy]\ndefualt = tag', 'ERR_CONFIG_UNKNOWN_KEY', 2],
    ['[polcy]\ndefault = tag', 'ERR_CONFIG_UNKNOWN_SECTION', 1],
    ['[policy]\ndefault = hold', 'ERR_CONFIG_CHOICE', 2],
    ['[check]\nrelay = maybe', 'ERR_CONFIG_TYPE', 2],
    ['[threshold]\nreject = 101', 'ERR_CONFIG_RANGE', 2],
    ['[threshold]\nreject = 9e1', 'ERR_CONFIG_TYPE', 2],
    ['[dns]\ntimeout = soon', 'ERR_CONFIG_TYPE', 2],
    ['[dns]\nno equals sign', 'ERR_CONFIG_SYNTAX', 2],
    ['[dns]\ntimeout=1s\ntimeout=2s', 'ERR_CONFIG_DUPLICATE_KEY', 3],
    ['default = tag', 'ERR_CONFIG_UNKNOWN_SECTION', 1],
    ['[policy.example.org]\nthreshold = 5', 'ERR_CONFIG_UNKNOWN_KEY', 2],
    ['[policy.example.org]\npolicy = maybe', 'ERR_CONFIG_CHOICE', 2],
    ['[threshold]\nsuspected = 80', 'ERR_CONFIG_CONFLICT', 0],
    ['[store]\nurl = mysql://x', 'ERR_CONFIG_CONFLICT', 0],
    ['[next_hop]\nurl = ftp://x', 'ERR_CONFIG_CONFLICT', 0],
    ['[auth]\ntrusted_authserv_id = mx.example.org', 'ERR_CONFIG_CONFLICT', 0],
    ['[auth]\ntrusted_relays = mx.example.org', 'ERR_CONFIG_CONFLICT', 0],
    ['[auth]\ntrusted_relays = 192.0.2.0/33', 'ERR_CONFIG_CONFLICT', 0],
    ['[auth]\ntrusted_arc_sealers = https://lists.example.org', 'ERR_CONFIG_CONFLICT', 0],
    ['[smtp]\nxforward = postfix', 'ERR_CONFIG_CONFLICT', 0],
    ['[dns]\nservers = dns.example.org', 'ERR_CONFIG_CONFLICT', 0],
    ['[dns]\nservers = 192.0.2.1:99999', 'ERR_CONFIG_CONFLICT', 0],
    ['[next_hop]\nurl = smtp://mail.example:99999', 'ERR_CONFIG_CONFLICT', 0],
    ['[next_hop]\nurl = smtp://user:word@mail.example', 'ERR_CONFIG_CONFLICT', 0],
    ['[threshold]\nquarantine = 20', 'ERR_CONFIG_CONFLICT', 0],
    ['[policy.example.org]\nreject = 20', 'ERR_CONFIG_CONFLICT', 0],
    ['[digest]\nto = administrators', 'ERR_CONFIG_CONFLICT', 0],
    ['[digest]\nto = both', 'ERR_CONFIG_CONFLICT', 0],
    ['[quarantine]\nnotify = not an address', 'ERR_CONFIG_CONFLICT', 0],
    ['[quarantine]\nfrom = quarantine', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\nwebhook_urls = https://hooks.example.org/x', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\nwebhook_urls = http://hooks.example.org/x\nwebhook_secret = s', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\nreason_required = relase', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\noidc_issuer = http://id.example.org', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\noidc_issuer = https://id.example.org\noidc_client_id = r', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\noidc_issuer = https://id.example.org\noidc_reviewers = r', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\nurl = quarantine.example.org', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\nurl = https://host.example.org/quarantine/', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\nurl = https://user@host.example.org', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\nurl = ftp://host.example.org', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\ntime_zone = Asia/Tokio', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\ntls_certificate = cert.pem', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\ntls_key = key.pem', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\nlisten = 127.0.0.1:99999', 'ERR_CONFIG_CONFLICT', 0],
    ['[review]\nlisten = here', 'ERR_CONFIG_CONFLICT', 0],
    ['[policy.*.example.org]\npolicy = off', 'ERR_CONFIG_UNKNOWN_SECTION', 2],
  ])('refuses %j with %s at line %i', (text, code, line) => {
    const [first] = errorsOf(text)
    expect(first).toMatchObject({ code, line, file: 'x.ini' })
    expect(first?.hint.length).toBeGreaterThan(5)
  })

  it('takes [review] as it is meant to be written', () => {
    const lines = [
      'url = https://quarantine.example.org/',
      'url = http://quarantine.example.org:8080',
      'time_zone = Asia/Tokyo',
      'reason_required = release, report',
      'webhook_urls = https://a.example/x, https://b.example:8443/y?z\nwebhook_secret = s',
      'oidc_issuer = https://id.example.org/realm\noidc_client_id = r\noidc_reviewers = mail',
      'oidc_issuer = http://127.0.0.1:9000\noidc_client_id = r\noidc_auditors = mail',
      'listen = [::1]:8026\ntls_certificate = cert.pem\ntls_key = key.pem',
    ]
    for (const line of lines) expect(errorsOf(`[review]\n${line}`), line).toEqual([])
  })

  it('refuses an unknown environment variable and guesses what was meant', () => {
    const [first] = errorsOf('', { AMAZON_IMPERSONATION_POLICY_DEFALT: 'tag' })
    expect(first).toMatchObject({ code: 'ERR_CONFIG_UNKNOWN_KEY', key: 'AMAZON_IMPERSONATION_POLICY_DEFALT' })
    expect(first?.hint).toContain('AMAZON_IMPERSONATION_POLICY_DEFAULT')
  })

  it('says everything that is wrong, not only the first', () => {
    expect(errorsOf('[policy]\na = 1\nb = 2\n[zzz]\n')).toHaveLength(3)
  })

  it('reads overrides of domains and addresses', () => {
    const result = parse(
      '[policy.Example.ORG]\npolicy = quarantine\nquarantine = 80\n[policy.a@example.org]\npolicy=off\n',
    )
    expect(result.ok && [...result.config.policyOverrides]).toEqual([
      ['example.org', { policy: 'quarantine', quarantine: 80 }],
      ['a@example.org', { policy: 'off' }],
    ])
  })

  it('formats an error as one line with file, line, key, value and hint', () => {
    const [first] = errorsOf('[policy]\ndefault = hold')
    expect(first && formatConfigError(first)).toBe(
      'ERR_CONFIG_CHOICE x.ini:2: [policy] default = "hold": must be one of off, monitor, tag, quarantine, reject; the default is tag',
    )
  })

  it('uses defaults where the file does not exist and an error where it cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'))
    expect(loadConfig({ file: join(folder, 'none.ini'), env: {} }).ok).toBe(true)
    expect(loadConfig({ file: folder, env: {} })).toMatchObject({
      ok: false,
      errors: [{ code: 'ERR_CONFIG_UNREADABLE' }],
    })
  })

  it('never shows a secret in an error', () => {
    for (const [section, key, row] of eachKey()) {
      if (row.secret !== true || row.type === 'string') continue
      const [first] = errorsOf(`[${section}]\n${key} = hunter2`)
      expect(JSON.stringify(first)).not.toContain('hunter2')
    }
  })

  it('reads a secret from the file that KEY_FILE names', () => {
    const secret = [...eachKey()].find(([, , row]) => row.secret === true && row.type === 'string')
    if (secret === undefined) return
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'secret')
    writeFileSync(file, 'a-long-secret-value-of-forty-characters-xyz\n')
    const name = `${environmentName(secret[0], secret[1])}_FILE`
    const result = parse('', { [name]: file })
    expect(result.ok || result.errors).toBe(true)
    expect(errorsOf('', { [name]: `${file}.missing` })[0]).toMatchObject({ code: 'ERR_CONFIG_SECRET_FILE' })
  })
})

describe('the table of parameters', () => {
  it('has a default that its own type accepts, for every key', () => {
    for (const [section, key, row] of eachKey()) {
      const text = formatValue(row, row.default)
      expect(parseValue(row, text), `[${section}] ${key} = ${text}`).toEqual({ ok: true, value: row.default })
      expect(row.why.length, `[${section}] ${key} says why`).toBeGreaterThan(8)
    }
  })

  it('is written out in config/amazon-impersonation.ini, every key a comment at its default (npm run docs)', () => {
    expect(readFileSync('config/amazon-impersonation.ini', 'utf8')).toBe(renderIni())
    expect(parse(renderIni()).ok).toBe(true)
  })

  it('is accepted when every comment is taken away', () => {
    const open = renderIni().replace(/^;(?=[a-z_]+ = \S)/gm, '')
    expect(errorsOf(open)).toEqual([])
  })

  it('is written out in docs/configuration.md (npm run docs)', () => {
    expect(readFileSync('docs/configuration.md', 'utf8')).toBe(renderMarkdown())
  })
})
