/** Hands a message to the next hop: Haraka's own forwarder, its outbound queue for LMTP, or the local Maildir. */
import { resolve } from 'node:path'
import { deliverToMaildir } from '../delivery/maildir.ts'
import { accept } from './answers.ts'
import type {
  Connection,
  Hook,
  HookResult,
  Next,
  Outbound,
  OutboundMail,
  Plugin,
  SmtpClients,
  Transaction,
} from './members.ts'
import { CONT, STOP } from './members.ts'
import { wholeMessage } from './raw.ts'
import { addressOf } from './read.ts'

export const FORWARDER = 'queue/smtp_forward'

export type NextHop =
  | { readonly kind: 'maildir'; readonly folder: string }
  | { readonly kind: 'smtp'; readonly host: string; readonly port: number }
  | { readonly kind: 'lmtp'; readonly host: string; readonly port: number; readonly path: string }
  /** other queue plugins of the administrator deliver */
  | { readonly kind: 'others' }

/** An empty URL leaves delivery to other queue plugins; where there is none, the local Maildir takes it. */
export function nextHopOf(url: string, directory: string, others: boolean): NextHop {
  if (url === '')
    return others ? { kind: 'others' } : { kind: 'maildir', folder: resolve(directory, 'var/mail') }
  const scheme = url.slice(0, url.indexOf(':'))
  const rest = url.slice(scheme.length + 1)
  if (scheme === 'maildir') return { kind: 'maildir', folder: resolve(directory, rest) }
  if (scheme === 'lmtp' && !rest.startsWith('//')) return { kind: 'lmtp', host: '', port: 0, path: rest }
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  if (scheme === 'lmtp') return { kind: 'lmtp', host, port: Number(port || 24), path: '' }
  return { kind: 'smtp', host, port: Number(port || 25) }
}

/** Resolves with the answer of the next hop; `CONT` where others deliver. */
export async function deliver(plugin: Plugin, connection: Connection, hop: NextHop): Promise<HookResult> {
  const transaction = connection.transaction
  if (transaction === null || hop.kind === 'others') return { code: CONT }
  if (hop.kind === 'maildir') return intoMaildir(transaction, hop.folder)
  if (hop.kind === 'lmtp') return throughOutbound(plugin, transaction)
  return forward(plugin, connection)
}

async function intoMaildir(transaction: Transaction, folder: string): Promise<HookResult> {
  const bytes = await wholeMessage(transaction.message_stream)
  await deliverToMaildir(folder, transaction.rcpt_to.map(addressOf), bytes)
  return accept('2.0.0 Delivered')
}

/** A next hop that cannot be reached is an answer too, and the mail is still ours to refuse for now. */
async function forward(plugin: Plugin, connection: Connection): Promise<HookResult> {
  const queueForward = plugin.base[FORWARDER]?.['queue_forward'] as Hook
  const answer = await new Promise<HookResult>(done => {
    const next: Next = (code = CONT, message) => done({ code, message })
    withLiveClients(plugin, () => queueForward.call(plugin, next, connection))
  })
  return answer.code === CONT
    ? { code: STOP, message: '4.4.1 The next hop does not answer, try again later' }
    : answer
}

/** What Haraka's SMTP client calls a connection in use; 3.3 never sets it, and then a lost one is told to nobody. */
const ACTIVE = 2

function withLiveClients(plugin: Plugin, start: () => void): void {
  const clients = plugin.haraka_require('smtp_client') as SmtpClients
  const original = clients.get_client_plugin
  clients.get_client_plugin = (owner, connection, config, callback) =>
    original(owner, connection, config, (error, client) => {
      client.state = ACTIVE
      callback(error, client)
    })
  try {
    // Everything up to the callback happens at once, so nobody else sees the replacement.
    start()
  } finally {
    clients.get_client_plugin = original
  }
}

function throughOutbound(plugin: Plugin, transaction: Transaction): Promise<HookResult> {
  const outbound = plugin.haraka_require('outbound') as Outbound
  transaction.notes['using_lmtp'] = true
  const addHeader = transaction.add_header
  // The outbound queue completes what its own users leave out; other people's mail is not ours to complete.
  transaction.add_header = (name, value) => {
    if (!/^(message-id|date)$/i.test(name)) addHeader.call(transaction, name, value)
  }
  return new Promise(done => {
    outbound.send_trans_email(transaction, (code = CONT, message) => done({ code, message }))
  })
}

/** Where the outbound queue finds our LMTP server; null for mail that is not ours. */
export function exchangeOf(mail: OutboundMail, hop: NextHop): Readonly<Record<string, unknown>> | null {
  if (hop.kind !== 'lmtp' || mail.todo.notes['using_lmtp'] !== true) return null
  const exchange = { priority: 0, using_lmtp: true, exchange: hop.host || '127.0.0.1', port: hop.port || 24 }
  return hop.path === '' ? exchange : { ...exchange, path: hop.path }
}
