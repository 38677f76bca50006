/** Our own mails as data: NAME.eml beside NAME.yaml (how it is authenticated, what must come of it, and why). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Authentication } from '../../src/auth/authentication.ts'
import { authenticationOfStored } from '../../src/auth/trusted.ts'
import { type Examination, examine } from '../../src/examine.ts'
import type { Message } from '../../src/message/message.ts'

export type Fixture = {
  readonly name: string
  readonly folder: 'scams' | 'clean'
  readonly raw: Buffer
  readonly about: string
  readonly language: string
  readonly outcome: readonly string[]
  readonly reasons: readonly string[]
}

const AUTHSERV = 'mx.example.net'
const read = (folder: Fixture['folder'], file: string): Fixture => {
  const path = join(import.meta.dirname, folder, file)
  const data = parse(readFileSync(path, 'utf8')) as Pick<
    Fixture,
    'about' | 'language' | 'outcome' | 'reasons'
  >
  const raw = readFileSync(path.replace(/\.yaml$/, '.eml'))
  return { ...data, name: file.replace(/\.yaml$/, ''), folder, raw }
}

export const fixturesIn = (folder: Fixture['folder']): readonly Fixture[] =>
  readdirSync(join(import.meta.dirname, folder))
    .filter(file => file.endsWith('.yaml'))
    .map(file => read(folder, file))

export const thresholds = { suspected: 40, impersonation: 70 } as const
export const stored = async (message: Message): Promise<Authentication> =>
  authenticationOfStored(message, AUTHSERV)

export const look = (
  raw: Uint8Array,
  authenticate: (message: Message) => Promise<Authentication> = stored,
): Promise<Examination> => examine(raw, {}, { authenticate, thresholds, now: () => 0 })

export const isFlagged = (outcome: string): boolean => outcome === 'impersonation' || outcome === 'suspected'
