import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../src/auth/dns/resolver.ts'
import { parseZone, readZoneFile, ZoneError, zoneResolver } from '../../../src/auth/dns/zone-file.ts'

const documented = `{"_dmarc.example.org": {"TXT": [["v=DMARC1; p=reject"]]}, "Example.org.": {"TXT": {"error": "ETIMEOUT"}, "MX": [{"priority": 5, "exchange": "mx.example.org"}], "A": ["192.0.2.1"]}}`
const failureOf = (promise: Promise<unknown>) => promise.then(() => 'ok', codeOf)

function refusal(text: string): ZoneError {
  try {
    parseZone(text, 'zone.json')
  } catch (error) {
    if (error instanceof ZoneError) return error
  }
  throw new Error('was accepted')
}

describe('the DNS file', () => {
  it('answers what it holds, in any case, with or without the final dot', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'zone-')), 'zone.json')
    await writeFile(file, documented)
    const resolve = await readZoneFile(file)
    expect(await resolve('_DMARC.example.org', 'TXT')).toEqual([['v=DMARC1; p=reject']])
    expect(await resolve('example.org', 'MX')).toEqual([{ priority: 5, exchange: 'mx.example.org' }])
    expect(await failureOf(resolve('example.org', 'TXT'))).toBe('ETIMEOUT')
  })

  it('knows nothing else', async () => {
    const resolve = zoneResolver(parseZone(documented, 'zone.json'))
    expect(await failureOf(resolve('other.example', 'TXT'))).toBe('ENOTFOUND')
    expect(await failureOf(resolve('example.org', 'AAAA'))).toBe('ENODATA')
    expect(await failureOf(resolve(`${'x'.repeat(64)}.example.org`, 'TXT'))).toBe('EBADNAME')
    expect(await failureOf(resolve('constructor', 'TXT'))).toBe('ENOTFOUND')
  })

  it('says what is wrong, where, and what would be right', () => {
    expect(refusal('{"a":\n{"TXT": [[}')).toMatchObject({ code: 'ERR_ZONE_JSON', file: 'zone.json', line: 2 })
    expect(refusal('[]')).toMatchObject({ code: 'ERR_ZONE_SHAPE', key: '' })
    expect(refusal('{"a.example": []}')).toMatchObject({ key: 'a.example' })
    expect(refusal('{"a.example": {"TXT": ["no array"]}}')).toMatchObject({ key: 'a.example.TXT' })
    expect(refusal('{"a.example": {"MX": [{"priority": "1"}]}}').hint).toContain('priority')
    expect(refusal('{"a.example": {"SRV": []}}').hint).toContain('TXT')
    expect(refusal('{"a.example": {"A": {"error": 5}}}').hint).toContain('ESERVFAIL')
  })

  it('says that a file cannot be read', async () => {
    await expect(readZoneFile('/nonexistent/zone.json')).rejects.toMatchObject({
      code: 'ERR_ZONE_UNREADABLE',
    })
  })
})
