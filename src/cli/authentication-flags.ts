/** How `check` and `scan` come to their authentication: live, a zone file, a trusted header, or none (DESIGN §5.4). */
import { isIP } from 'node:net'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { readZoneFile, ZoneError } from '../auth/dns/zone-file.ts'
import { harmless } from '../message/harmless.ts'
import { configSource, readConfig } from './context.ts'
import type { JudgeSettings } from './judge.ts'

export type AuthenticationFlags = {
  readonly ip?: string
  readonly helo?: string
  readonly mailFrom?: string
  readonly rcpt?: readonly string[]
  readonly trustAuthservId?: string
  readonly dns?: string
  /** commander's name for --no-auth */
  readonly auth: boolean
}

export function addAuthenticationFlags(command: Command): Command {
  const collect = (value: string, all: readonly string[] | undefined) => [...(all ?? []), value]
  return command
    .option('--ip <address>', 'client address for live SPF, DKIM and DMARC', address)
    .option('--helo <name>', 'HELO name of the client')
    .option('--mail-from <address>', 'MAIL FROM of the envelope; <> for a bounce')
    .option('--rcpt <address>', 'RCPT TO of the envelope; may be repeated', collect)
    .addOption(
      new Option(
        '--trust-authserv-id <id>',
        'stored mail: believe the topmost Authentication-Results of this host',
      ).conflicts('dns'),
    )
    .option('--dns <file>', 'a JSON zone instead of the network')
    .option('--no-auth', 'authenticate nothing')
}

/** Null after the reason was said on stderr. */
export async function readSettings(
  flags: AuthenticationFlags,
  command: Command,
): Promise<JudgeSettings | null> {
  const config = readConfig(command)
  if (config === null || !(await isZone(flags.dns))) return null
  return { authentication: source(flags), config: configSource(command).file, envelope: envelope(flags) }
}

/** Read here as well, since an error of a worker thread arrives without its code and place. */
async function isZone(file: string | undefined): Promise<boolean> {
  if (file === undefined) return true
  try {
    await readZoneFile(file)
    return true
  } catch (error) {
    if (!(error instanceof ZoneError)) throw error
    const place = error.line === null ? error.file : `${error.file}:${error.line}`
    const key = error.key === '' ? '' : ` ${error.key}:`
    process.stderr.write(harmless(`${error.code} ${place}:${key} ${error.message}: ${error.hint}`))
    process.stderr.write('\n')
    return false
  }
}

function address(text: string): string {
  if (isIP(text) === 0) throw new InvalidArgumentError('must be an IPv4 or IPv6 address')
  return text
}

function source(flags: AuthenticationFlags): JudgeSettings['authentication'] {
  if (!flags.auth) return { kind: 'none' }
  if (flags.trustAuthservId !== undefined) return { kind: 'trusted', authservId: flags.trustAuthservId }
  const client = { ip: flags.ip ?? null, helo: flags.helo ?? null }
  return flags.dns === undefined ? { kind: 'live', ...client } : { kind: 'zone', file: flags.dns, ...client }
}

function envelope(flags: AuthenticationFlags): NonNullable<JudgeSettings['envelope']> {
  const given = flags.mailFrom ?? null
  return { mailFrom: given === '<>' ? '' : given, recipients: flags.rcpt ?? [] }
}
