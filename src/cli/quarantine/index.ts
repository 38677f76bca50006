/** `quarantine …`: the use cases from the shell. */
import type { Command } from 'commander'
import {
  approveCommand,
  cancelCommand,
  deleteCommand,
  noteCommand,
  releaseCommand,
  resolveCommand,
} from './act.ts'
import { allowCommand } from './allow.ts'
import { decideCommand } from './decide.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { keysCommand } from './keys.ts'
import { campaignsCommand, listCommand, showCommand, statsCommand } from './list.ts'
import { reportCommand } from './report.ts'
import { revokeCommand } from './revoke.ts'
import { verifyCommand } from './verify.ts'
import { workCommand } from './work.ts'

const commands = [
  listCommand,
  showCommand,
  releaseCommand,
  approveCommand,
  cancelCommand,
  deleteCommand,
  resolveCommand,
  allowCommand,
  reportCommand,
  noteCommand,
  revokeCommand,
  campaignsCommand,
  decideCommand,
  statsCommand,
  verifyCommand,
  keysCommand,
  exportCommand,
  importCommand,
  workCommand,
] as const

export function registerQuarantine(program: Command): void {
  const quarantine = program
    .command('quarantine')
    .description('look at held mail, release it, delete it')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine list --state held\n')
  for (const make of commands) quarantine.addCommand(make().copyInheritedSettings(quarantine))
}
