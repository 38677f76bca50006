/** The commands, one file each. */
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { harmless } from '../message/harmless.ts'
import { registerCheck } from './check.ts'
import { registerConfig } from './config.ts'
import { registerDoctor } from './doctor.ts'
import { registerQuarantine } from './quarantine/index.ts'
import { registerReview } from './review.ts'
import { registerScan } from './scan.ts'
import { registerUser } from './user.ts'

/** Runs `argv` (as process.argv) and gives the exit code; 2 for words that are off. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = createProgram()
  try {
    await program.parseAsync(argv)
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    process.stderr.write(`${describe(error)}\n`)
    return 2
  }
}

function createProgram(): Command {
  const program = new Command('amazon-impersonation')
    .description('Does this mail claim to be from Amazon, and is that proven?')
    .version(version())
    .option('--dir <directory>', 'the Haraka directory (default: the working directory)')
    .exitOverride()
    .showHelpAfterError('(--help shows how it is used)')
  const registers = [
    registerCheck,
    registerScan,
    registerQuarantine,
    registerReview,
    registerUser,
    registerConfig,
    registerDoctor,
  ]
  for (const register of registers) register(program)
  for (const command of everyCommand(program)) command.exitOverride()
  return program
}

function everyCommand(command: Command): readonly Command[] {
  return command.commands.flatMap(each => [each, ...everyCommand(each)])
}

/** An error that was foreseen carries its code and a hint; any other is a fault of ours and shows where it came from. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return `ERR_UNEXPECTED ${String(error)}`
  const { code, hint } = error as { readonly code?: unknown; readonly hint?: unknown }
  if (typeof code !== 'string' || !code.startsWith('ERR_'))
    return `ERR_UNEXPECTED ${error.stack ?? error.message}`
  return `${code} ${harmless(error.message)}${typeof hint === 'string' ? `: ${hint}` : ''}`
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0'
}
