/** Opens the store of a directory as configured, with its keys, and says which keys they are. */
import { resolve } from 'node:path'
import { parseConfig } from '../../src/config/read.ts'
import { auditKey, fingerprintOf, KeyFileError, linkKeyOf } from '../../src/quarantine/audit-key.ts'
import { openConfigured } from '../../src/store/configured.ts'

const [directory = ''] = process.argv.slice(2)

const keys = async (): Promise<string> => {
  const parsed = parseConfig('', { file: 'x.ini', env: {} })
  if (!parsed.ok) throw new Error('the configuration is right')
  const { config } = parsed
  const store = await openConfigured(config, directory)
  const link = await linkKeyOf(store, resolve(directory, config.digest.key_file))
  const chain = await auditKey(directory, config)
  await store.close()
  return `keys ${fingerprintOf(chain)} ${fingerprintOf(link)}`
}

process.send?.(
  await keys().catch(error =>
    error instanceof KeyFileError ? `${error.code} ${error.message}` : String(error),
  ),
)
process.disconnect()
