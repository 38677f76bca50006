/** Runs `quarantine …` in this process over a Haraka directory, and gives what it wrote. */
import { Command, CommanderError } from 'commander'
import { vi } from 'vitest'
import { registerQuarantine } from '../../src/cli/quarantine/index.ts'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

const quiet = (command: Command): void => {
  command.exitOverride()
  for (const below of command.commands) quiet(below)
}

export const runQuarantine = async (directory: string, ...args: readonly string[]): Promise<Ran> => {
  const program = new Command('amazon-impersonation').option('--dir <directory>')
  registerQuarantine(program)
  quiet(program)
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
    if (error instanceof CommanderError) return { code: error.exitCode === 0 ? 0 : 2, ...said }
    throw error
  } finally {
    out.mockRestore()
    err.mockRestore()
    process.exitCode = 0
  }
}
