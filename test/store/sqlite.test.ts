import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openStore } from '../../src/store/open.ts'
import { auditKey } from '../quarantine/fixtures.ts'
import { storeContract } from './contract.ts'

const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'quarantine-'))

storeContract(
  'SQLite',
  () => openStore(`sqlite:${directory}`, { auditKey, node: 'test' }),
  () => fs.rm(directory, { recursive: true }),
)
