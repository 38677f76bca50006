/** What in the administrator's Haraka configuration would break DKIM, or leave the server open. */
import type { ConnectionConfig, Plugin, Server } from './members.ts'

/** connection.ini: sentences to be said at start. */
export function connectionWarnings(connection: ConnectionConfig | undefined): readonly string[] {
  const warnings: string[] = []
  const length = Number(connection?.max?.data_line_length ?? 992)
  if (!(length >= 100_000)) {
    warnings.push(
      `connection.ini: [max] data_line_length is ${length}: longer lines are cut, which breaks DKIM signatures. Set data_line_length=100000`,
    )
  }
  const lines = Number(connection?.headers?.max_lines ?? 1000)
  if (!(lines >= 5000)) {
    warnings.push(
      `connection.ini: [headers] max_lines is ${lines}: other plugins do not see the header lines that follow. Set max_lines=5000`,
    )
  }
  return warnings
}

/** The listeners that others than this machine can reach. */
export function openListeners(addresses: readonly string[]): readonly string[] {
  return addresses.filter(address => {
    const host = address.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
    return !(host === '::1' || host === 'localhost' || /^127(\.\d+){3}$/.test(host))
  })
}

/** Without the key any local client can stop the server by INTERNALCMD; on a public listener that is not to be risked. */
export function checkInternalKey(plugin: Plugin, server: Server): void {
  const key = plugin.config.get('internalcmd_key')
  if (typeof key === 'string' && key.trim() !== '') return
  const open = openListeners(server.get_listen_addrs(server.cfg.main))
  if (open.length > 0) {
    throw new StartError(
      'ERR_INTERNALCMD_KEY',
      `listening on ${open.join(', ')} without config/internalcmd_key. Put a random word into that file (mode 0600); npm start does it`,
    )
  }
  plugin.logwarn('config/internalcmd_key is missing: any client on this machine can stop the server')
}

/** Stops the start with a sentence instead of a stack. */
export class StartError extends Error {
  constructor(code: string, text: string) {
    super(`${code} amazon-impersonation: ${text}`)
    // Haraka prints the stack; an administrator reads the sentence.
    this.stack = this.message
  }
}
