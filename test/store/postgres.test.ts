import { openStore } from '../../src/store/open.ts'
import { auditKey } from '../quarantine/fixtures.ts'
import { storeContract } from './contract.ts'
import { startPostgres } from './postgres-server.ts'

const server = await startPostgres(['fsync=off'])

storeContract(
  'PostgreSQL',
  async () => openStore(await server.fresh(), { auditKey, node: 'test' }),
  () => server.stop(),
)
