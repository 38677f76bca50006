/** Runs `quarantine …` in this process over a Haraka directory, and gives what it wrote. */
import { Command, CommanderError } from 'commander'
import { vi } from 'vitest'
import { registerQuarantine } from '../../src/cli/quarantine/index.ts'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

const quiet = (command: Command): void => {
  command.exitOverride()
  for (const below of command.commands) quiet(below)
}

/** What the program writes is caught; what it throws is thrown, with the terminal given back. */
export const capture = async (
  program: Command,
  directory: string,
  args: readonly string[],
  failed: (error: unknown) => number = error => {
    throw error
  },
): Promise<Ran> => {
  const said = { out: '', err: '' }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(chunk => {
    said.out += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    return true
  })
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(chunk => {
    said.err += String(chunk)
    return true
  })
  process.exitCode = 0
  try {
    await program.parseAsync(['--dir', directory, 'quarantine', ...args], { from: 'user' })
    return { code: Number(process.exitCode), ...said }
  } catch (error) {
    return { code: failed(error), ...said }
  } finally {
    out.mockRestore()
    err.mockRestore()
    process.exitCode = 0
  }
}

export const newProgram = (): Command => {
  const program = new Command('amazon-impersonation').option('--dir <directory>').exitOverride()
  registerQuarantine(program)
  return program
}

export const runQuarantine = (directory: string, ...args: readonly string[]): Promise<Ran> => {
  const program = newProgram()
  quiet(program)
  return capture(program, directory, args, error => {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  })
}
