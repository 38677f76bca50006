/** The commands, one file each. */
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { registerCheck } from './check.ts'
import { registerConfig } from './config.ts'
import { registerDoctor } from './doctor.ts'
import { registerScan } from './scan.ts'

/** Runs `argv` (as process.argv) and gives the exit code; 2 for words that are off. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = createProgram()
  try {
    await program.parseAsync(argv)
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    process.stderr.write(
      `ERR_UNEXPECTED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
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
  for (const register of [registerCheck, registerScan, registerConfig, registerDoctor]) register(program)
  for (const command of program.commands) command.exitOverride()
  return program
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0'
}
