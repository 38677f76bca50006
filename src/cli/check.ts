/** `check [FILE|-]`: judges one message, as prose or JSON. */
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Command } from 'commander'
import { harmless } from '../message/harmless.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { type AuthenticationFlags, addAuthenticationFlags, readSettings } from './authentication-flags.ts'
import { createJudge } from './judge.ts'
import { verdictAsProse } from './prose.ts'

type CheckOptions = AuthenticationFlags & { readonly json?: boolean; readonly lang?: string }

export function registerCheck(program: Command): void {
  const command = program
    .command('check')
    .description('judge one message: exit 0 clean, 1 impersonation or suspected, 2 could not judge')
    .argument('[file]', 'the message; - or nothing: standard input', '-')
    .option('--json', 'print the verdict as JSON')
    .option('--lang <language>', 'language of the prose: en or ja (default: from LANG)')
  addAuthenticationFlags(command)
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation check mail.eml --trust-authserv-id mx.example.org\n',
    )
    .action(async (file: string, options: CheckOptions, self: Command) => {
      process.exitCode = await check(file, options, self)
    })
}

async function check(file: string, options: CheckOptions, command: Command): Promise<number> {
  const settings = await readSettings(options, command)
  if (settings === null) return 2
  const raw = await read(file)
  if (typeof raw === 'string') {
    process.stderr.write(`${raw}\n`)
    return 2
  }
  const judge = await createJudge(settings)
  try {
    const verdict = await judge.judge(raw)
    process.stdout.write(
      options.json === true ? `${JSON.stringify(verdict)}\n` : verdictAsProse(verdict, languageOf(options)),
    )
    return exitCode(verdict)
  } finally {
    await judge.close()
  }
}

/** The bytes, or the sentence that says why there are none. */
async function read(file: string): Promise<Uint8Array | string> {
  try {
    const raw = file === '-' ? await buffer(process.stdin) : await readFile(file)
    return raw.length === 0 ? `ERR_INPUT_EMPTY ${harmless(file)}: the message is empty` : raw
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return `ERR_INPUT_MISSING ${harmless(file)}: no such file`
    return `ERR_INPUT_UNREADABLE ${harmless(file)}: cannot be read (${code})`
  }
}

function exitCode(verdict: Verdict): number {
  return verdict.outcome === 'impersonation' || verdict.outcome === 'suspected' ? 1 : 0
}

function languageOf(options: CheckOptions): 'en' | 'ja' {
  const wanted =
    options.lang ?? process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? 'en'
  return wanted.toLowerCase().startsWith('ja') ? 'ja' : 'en'
}
