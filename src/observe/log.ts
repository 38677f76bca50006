/** One line a message, with a stable schema (docs/logging.md), to a destination of its own that never blocks the mail. */
import { createHmac, randomBytes } from 'node:crypto'
import { isAbsolute, join } from 'node:path'
import pino from 'pino'
import type { Config } from '../config/keys.ts'
import { openSink } from './sink.ts'

export type LogEvent = Readonly<Record<string, unknown>> & { readonly event: string }

export type Log = {
  readonly event: (event: LogEvent) => void
  /** an address as it may stand in the log */
  readonly address: (address: string) => string
  readonly close: () => Promise<void>
}

/** `onProblem` hears that the file cannot be written: no mail waits for its line. */
export function openLog(
  { log: config, privacy }: Pick<Config, 'log' | 'privacy'>,
  directory: string,
  onProblem: (text: string) => void,
): Log {
  const address = addressWriter(config, config.hash_addresses || privacy.profile === 'isp')
  if (config.file === '') return { event: () => undefined, address, close: async () => undefined }
  const sink = openSink(destinationOf(config.file, directory), onProblem)
  const logger = pino({ base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, sink)
  return {
    event: ({ event, ...fields }) => logger.info({ event, ...fields }),
    address,
    close: sink.close,
  }
}

function destinationOf(file: string, directory: string): string | number {
  if (file === 'stdout') return 1
  if (file === 'stderr') return 2
  return isAbsolute(file) ? file : join(directory, file)
}

/** Keyed, since addresses can be guessed; the same address gives the same hash as long as the key stays. */
function addressWriter(config: Config['log'], hashed: boolean): (address: string) => string {
  if (!hashed) return address => address
  const key = config.hash_key === '' ? randomBytes(32) : config.hash_key
  return address => {
    if (address === '') return ''
    return createHmac('sha256', key).update(address.toLowerCase()).digest('base64url').slice(0, 16)
  }
}
