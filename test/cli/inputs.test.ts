import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Input, readInputs } from '../../src/cli/inputs.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inputs-'))
})

const put = (name: string, text = 'Subject: a\r\n\r\nb\r\n') => writeFileSync(join(folder, name), text)
const all = async (...paths: string[]) => {
  const found: Input[] = []
  for await (const input of readInputs(paths)) found.push(input)
  return found.map(
    input => `${input.kind === 'message' ? 'message' : input.code} ${input.file.replace(folder, '.')}`,
  )
}

describe('readInputs', () => {
  it('reads folders recursively in the order of names, and leaves labels and pictures out', async () => {
    mkdirSync(join(folder, 'b'))
    for (const name of ['c.eml', 'a.eml', 'b/z', 'labels.tsv', 'x.png', '.hidden']) put(name)
    expect(await all(folder)).toEqual(['message ./a.eml', 'message ./b/z', 'message ./c.eml'])
  })

  it('leaves out what a Maildir has not finished to receive', async () => {
    for (const name of ['cur', 'new', 'tmp']) {
      mkdirSync(join(folder, name))
      put(`${name}/1.M1.host`)
    }
    expect(await all(folder)).toEqual(['message ./cur/1.M1.host', 'message ./new/1.M1.host'])
  })

  it('reads an mbox message by message, known by its name or its first line', async () => {
    const mbox =
      'From a@b.example Thu Jan  1 00:00:00 2026\nSubject: 1\n\n>From x\n\nFrom a@b.example Thu Jan  1 00:00:01 2026\nSubject: 2\n\nb\n'
    put('two.mbox', mbox)
    put('plain', mbox)
    expect(await all(folder)).toEqual([
      'message ./plain#1',
      'message ./plain#2',
      'message ./two.mbox#1',
      'message ./two.mbox#2',
    ])
  })

  it('says what is missing or empty, and goes on', async () => {
    put('empty.eml', '')
    put('empty.mbox', '')
    put('good.eml')
    expect(await all(join(folder, 'none'), folder)).toEqual([
      'ERR_INPUT_MISSING ./none',
      'ERR_INPUT_EMPTY ./empty.eml',
      'ERR_INPUT_EMPTY ./empty.mbox',
      'message ./good.eml',
    ])
  })
})
