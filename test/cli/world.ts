/** A Haraka directory with a quarantine in it, and the commands run in it as from the shell. */
import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { readAuditKey } from '../../src/quarantine/audit-key.ts'
import { hold } from '../../src/quarantine/hold.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { authentication, messageOf, rawOf, verdict } from '../quarantine/fixtures.ts'
import { capture, newProgram, type Ran } from './run-quarantine.ts'

export type CliWorld = {
  readonly directory: string
  /** of what was held, in order */
  readonly ids: string[]
  readonly hold: (subject: string, recipients: readonly string[], raw?: Uint8Array) => Promise<string>
  readonly run: (...args: readonly string[]) => Promise<Ran>
  readonly withStore: <T>(work: (store: Store) => Promise<T>) => Promise<T>
  readonly remove: () => Promise<void>
}

export const cliWorld = async (ini: string): Promise<CliWorld> => {
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'quarantine-cli-'))
  await fs.mkdir(path.join(directory, 'config'))
  await fs.writeFile(path.join(directory, 'config', 'amazon-impersonation.ini'), ini)
  const ids: string[] = []
  const withStore: CliWorld['withStore'] = async work => {
    const auditKey = await readAuditKey(`${directory}/var/audit.key`)
    const store = await openStore(`sqlite:${directory}/var/quarantine`, { auditKey, node: 'test' })
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  }
  return {
    directory,
    ids,
    withStore,
    hold: (subject, recipients, raw = rawOf(subject, `本文 ${subject}`)) =>
      withStore(async store => {
        const held = await hold(
          {
            message: messageOf(raw, subject, recipients),
            recipients,
            mailParams: {},
            tls: null,
            authentication,
            verdict,
            transaction: 'T',
            pending: false,
          },
          { store, now: Date.now, node: 'test' },
        )
        if (!held.held) throw new Error(held.reason)
        ids.push(held.id)
        return held.id
      }),
    run: (...args) => capture(newProgram(), directory, args),
    remove: () => fs.rm(directory, { recursive: true }),
  }
}
