/** Where released mail goes: SMTP, LMTP or the local Maildir, as `[next_hop] url` says. */
import path from 'node:path'
import { deliverToMaildir } from '../delivery/maildir.ts'
import type { Outgoing } from '../delivery/outgoing.ts'
import { type Delivered, type Peer, type SendOptions, send } from '../delivery/send.ts'

export type Hop = Peer | { readonly protocol: 'maildir'; readonly directory: string }

export const readHop = (url: string, directory: string): Hop => {
  if (url === '') return { protocol: 'maildir', directory: path.resolve(directory, 'var/mail') }
  if (url.startsWith('maildir:'))
    return { protocol: 'maildir', directory: path.resolve(directory, url.slice(8)) }
  if (url.startsWith('lmtp:') && !url.startsWith('lmtp://')) {
    return { protocol: 'lmtp', host: '', port: 0, path: url.slice(5) }
  }
  const { protocol, hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/gu, '')
  return protocol === 'lmtp:'
    ? { protocol: 'lmtp', host, port: Number(port || 24), path: '' }
    : { protocol: 'smtp', host, port: Number(port || 25), path: '' }
}

const intoMaildir = async (directory: string, mail: Outgoing): Promise<readonly Delivered[]> => {
  const results: Delivered[] = []
  for (const recipient of mail.recipients) {
    const answer = await deliverToMaildir(directory, [recipient], mail.bytes).then(
      () => ({ fortune: 'delivered' as const, answer: '250 2.0.0 written' }),
      error => ({ fortune: 'deferred' as const, answer: String(error) }),
    )
    results.push({ recipient, ...answer })
  }
  return results
}

/** Never rejects. */
export const deliver = (hop: Hop, mail: Outgoing, options: SendOptions): Promise<readonly Delivered[]> =>
  hop.protocol === 'maildir' ? intoMaildir(hop.directory, mail) : send(hop, mail, options)
