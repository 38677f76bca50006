/**
 * Gives a message to the next hop by SMTP or LMTP (RFC 5321, RFC 2033), byte for byte. A library would turn a bare CR
 * into CRLF, which breaks DKIM, and would not say whether a failure came before or after the final dot, which is what
 * divides "try again" from "in doubt".
 */
import net from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import tls from 'node:tls'
import { type Dialogue, type Reply, talk } from './dialogue.ts'
import { mailCommand, type Outgoing } from './outgoing.ts'
import { finalDot, stuffed } from './stuffed.ts'

export type Peer = {
  readonly protocol: 'smtp' | 'lmtp'
  readonly host: string
  readonly port: number
  /** a socket instead of host and port */
  readonly path: string
}

export type SendOptions = {
  /** our name in EHLO */
  readonly name: string
  /** milliseconds for all of it */
  readonly timeout: number
}

/** in-doubt: the final dot went out and no answer came back. */
export type Fortune = 'delivered' | 'deferred' | 'refused' | 'in-doubt'
export type Delivered = { readonly recipient: string; readonly fortune: Fortune; readonly answer: string }

const fortuneOf = (code: number): Fortune => {
  if (code >= 200 && code < 300) return 'delivered'
  return code >= 500 && code < 600 ? 'refused' : 'deferred'
}

/** A reply that ends the whole attempt, before the final dot. */
class Refusal extends Error {
  readonly fortune: Fortune
  constructor(reply: Pick<Reply, 'code' | 'text'>) {
    super(reply.text)
    this.fortune = fortuneOf(reply.code)
  }
}

const expect = (reply: Reply, from: number, to: number): Reply => {
  if (reply.code < from || reply.code > to) throw new Refusal(reply)
  return reply
}

const connect = (peer: Peer): net.Socket =>
  peer.path === '' ? net.connect({ host: peer.host, port: peer.port }) : net.connect({ path: peer.path })

const hello = async (dialogue: Dialogue, peer: Peer, name: string): Promise<ReadonlySet<string>> => {
  const reply = await dialogue.ask(`${peer.protocol === 'lmtp' ? 'LHLO' : 'EHLO'} ${name}`)
  if (reply.code === 250)
    return new Set(reply.lines.slice(1).map(line => line.split(' ')[0]?.toUpperCase() ?? ''))
  if (peer.protocol === 'lmtp') throw new Refusal(reply)
  expect(await dialogue.ask(`HELO ${name}`), 200, 299)
  return new Set()
}

const mailFrom = (mail: Outgoing, extensions: ReadonlySet<string>): string => {
  const command = mailCommand(mail, extensions)
  if (command !== null) return command
  throw new Refusal({
    code: 553,
    text: '5.6.7 the next hop does not offer SMTPUTF8, which this message needs',
  })
}

const recipientsOf = async (dialogue: Dialogue, mail: Outgoing) => {
  const refused: Delivered[] = []
  const accepted: string[] = []
  for (const recipient of mail.recipients) {
    const reply = await dialogue.ask(`RCPT TO:<${recipient}>`)
    const fortune = fortuneOf(reply.code)
    if (fortune === 'delivered') accepted.push(recipient)
    else refused.push({ recipient, fortune, answer: reply.text })
  }
  return { accepted, refused }
}

/** LMTP answers once a recipient, SMTP once for all (RFC 2033 4.2). */
const finalReplies = async (
  dialogue: Dialogue,
  peer: Peer,
  accepted: readonly string[],
): Promise<readonly Delivered[]> => {
  const results: Delivered[] = []
  let reply: Reply | null = null
  for (const recipient of accepted) {
    try {
      if (reply === null || peer.protocol === 'lmtp') reply = await dialogue.read()
      results.push({ recipient, fortune: fortuneOf(reply.code), answer: reply.text })
    } catch (error) {
      results.push({ recipient, fortune: 'in-doubt', answer: error instanceof Error ? error.message : '' })
    }
  }
  return results
}

const transfer = async (dialogue: Dialogue, peer: Peer, mail: Outgoing, extensions: ReadonlySet<string>) => {
  expect(await dialogue.ask(mailFrom(mail, extensions)), 200, 299)
  const { accepted, refused } = await recipientsOf(dialogue, mail)
  if (accepted.length === 0) return refused
  expect(await dialogue.ask('DATA'), 354, 354)
  for (const chunk of stuffed(mail.bytes)) {
    await dialogue.write(chunk)
    // a socket that takes all at once would leave nothing else a turn
    await nextTurn()
  }
  // from here on the next hop may have it: whatever breaks now leaves the accepted ones in doubt
  await dialogue.write(finalDot(mail.bytes)).catch(() => {})
  const results = await finalReplies(dialogue, peer, accepted)
  await dialogue.write(Buffer.from('QUIT\r\n')).catch(() => {})
  return [...refused, ...results]
}

/** The handshake failed after STARTTLS was agreed: nothing of the message went out yet. */
class NoTls extends Error {}

/**
 * Opportunistic security (RFC 7435): TLS where it is offered, to whatever certificate, and plain text where the
 * handshake fails, as Postfix does at level `may`. To insist would not protect against him who strips STARTTLS, and would
 * only keep mail from a next hop with old or broken TLS.
 */
const secure = async (
  socket: net.Socket,
  dialogue: Dialogue,
): Promise<{ socket: net.Socket; dialogue: Dialogue } | null> => {
  const reply = await dialogue.ask('STARTTLS')
  if (reply.code !== 220) return null
  dialogue.release()
  const secured = tls.connect({ socket, rejectUnauthorized: false })
  await new Promise<void>((resolve, reject) => {
    secured.once('secureConnect', resolve)
    secured.once('error', error => reject(new NoTls(error.message)))
    secured.once('close', () => reject(new NoTls('the connection was closed during TLS')))
  })
  return { socket: secured, dialogue: talk(secured) }
}

const all = (mail: Outgoing, fortune: Fortune, answer: string): readonly Delivered[] =>
  mail.recipients.map(recipient => ({ recipient, fortune, answer }))

type Conversation = {
  readonly peer: Peer
  readonly mail: Outgoing
  readonly options: SendOptions
  /** all that were opened: whoever ends the conversation closes them */
  readonly sockets: net.Socket[]
}

const converse = async (
  { peer, mail, options, sockets }: Conversation,
  tries: 'tls' | 'plain',
): Promise<readonly Delivered[]> => {
  const socket = connect(peer)
  sockets.push(socket)
  const plain = talk(socket)
  expect(await plain.read(), 220, 220)
  const offered = await hello(plain, peer, options.name)
  const secured = tries === 'tls' && offered.has('STARTTLS') ? await secure(socket, plain) : null
  if (secured === null) return transfer(plain, peer, mail, offered)
  sockets.push(secured.socket)
  return transfer(secured.dialogue, peer, mail, await hello(secured.dialogue, peer, options.name))
}

const withFallback = async (conversation: Conversation, isOver: () => boolean) => {
  try {
    return await converse(conversation, 'tls')
  } catch (error) {
    if (!(error instanceof NoTls) || isOver()) throw error
    return converse(conversation, 'plain')
  }
}

/** What would end the path in MAIL FROM or RCPT TO, and could begin a command of its own. */
const breaksOut = (address: string): boolean =>
  /\p{Cc}/u.test(address) || /[<>]/.test(address.replace(/"(?:[^"\\]|\\.)*"/gu, ''))

/** Never rejects: every recipient has a fortune. */
export const send = async (
  peer: Peer,
  mail: Outgoing,
  options: SendOptions,
): Promise<readonly Delivered[]> => {
  if ([mail.mailFrom, ...mail.recipients].some(breaksOut))
    return all(
      mail,
      'refused',
      '553 5.1.3 not sent: an address of this message cannot stand in an SMTP command',
    )
  const sockets: net.Socket[] = []
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  let isOver = false
  const timer = setTimeout(() => {
    isOver = true
    for (const socket of sockets) socket.destroy(new Error(`no answer within ${options.timeout} ms`))
  }, options.timeout)
  try {
    return await withFallback({ peer, mail, options, sockets }, () => isOver)
  } catch (error) {
    if (error instanceof Refusal) return all(mail, error.fortune, error.message)
    return all(mail, 'deferred', error instanceof Error ? error.message : String(error))
  } finally {
    clearTimeout(timer)
    hangUp()
  }
}
