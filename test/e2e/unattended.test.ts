import { describe, expect, it } from 'vitest'
import { startFilter } from './filter.ts'

describe('the start stops with a sentence', () => {
  it.each([
    [
      'where mail would be held and nobody looks',
      { ini: '[policy]\ndefault=quarantine\n' },
      'ERR_QUARANTINE_UNATTENDED',
    ],
    [
      'where a digest to administrators would reach nobody',
      { ini: '[policy]\ndefault=quarantine\n[digest]\nto=administrators\n' },
      '[digest] to = "administrators": needs [quarantine] notify',
    ],
    [
      'where those who should be told have no address',
      { ini: '[policy]\ndefault=quarantine\n[quarantine]\nnotify=the boss\n' },
      '[quarantine] notify = "the": write mail addresses',
    ],
    ['where a key is not known', { ini: '[polic]\ndefault=tag\n' }, 'ERR_CONFIG_UNKNOWN_SECTION'],
    ['where a value is impossible', { ini: '[policy]\ndefault=maybe\n' }, 'amazon-impersonation.ini:2'],
    [
      'where others can reach a server without internalcmd_key',
      { env: { AMAZON_IMPERSONATION_SMTP_LISTEN: '0.0.0.0:59999' }, config: { internalcmd_key: '' } },
      'ERR_INTERNALCMD_KEY',
    ],
  ])('%s', async (_, options, words) => {
    await expect(startFilter(options)).rejects.toThrow(words)
  })
})
