import { openStore } from '../../src/store/open.ts'
import { auditKey } from '../quarantine/fixtures.ts'
import { storeContract } from './contract.ts'

storeContract('memory', () => openStore('memory:', { auditKey, node: 'test' }))
