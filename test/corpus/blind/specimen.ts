// What one mail of the blind sets says of itself, and how a set is read.
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

export interface Specimen {
  readonly id: string
  readonly from: string
  readonly subject: string
  readonly look: 'plain' | 'html' | 'news' | 'note' | 'amazon'
  readonly body?: string
  readonly html?: string
  readonly text?: string
  readonly footer?: string
  readonly auth?: string
  readonly tier?: 'A' | 'B'
  readonly expect?: string
  readonly charset?: 'iso-2022-jp'
  readonly headers?: Readonly<Record<string, string>>
  readonly attach?: { readonly name: string; readonly type: string; readonly body: string }
}

export const SETS = {
  'ham-en': 'not-flagged',
  'ham-ja': 'not-flagged',
  'ham-eu': 'not-flagged',
  'other-scams': 'not-flagged',
  genuine: 'official',
  'scams-ja': 'flagged',
  'scams-en': 'flagged',
  'scams-eu': 'flagged',
  'second-ham': 'not-flagged',
  'third-ham': 'not-flagged',
  'second-scams': 'flagged',
  'third-scams': 'flagged',
} as const satisfies Record<string, string>

export const readSet = async (name: string): Promise<readonly Specimen[]> =>
  parse(await readFile(new URL(`./${name}.yaml`, import.meta.url), 'utf8')) as readonly Specimen[]
