/** A next hop for tests: a real SMTP or LMTP server on loopback that keeps what it got, byte for byte. */
import net from 'node:net'

export type Got = {
  readonly mailFrom: string
  readonly recipients: readonly string[]
  readonly bytes: Buffer
}

export type HopOptions = {
  readonly lmtp?: boolean
  readonly extensions?: readonly string[]
  /** answers to RCPT TO and to the message; default 250 */
  readonly onRecipient?: (address: string) => string
  /** null: the connection drops there without an answer */
  readonly onMessage?: (recipient: string, count: number) => string | null
  /** the connection drops at this command */
  readonly dropAt?: string
  /** answers STARTTLS, and speaks no TLS */
  readonly brokenTls?: boolean
  /** milliseconds before the answer to the message */
  readonly delay?: number | (() => number)
}

export type TestHop = {
  readonly port: number
  readonly got: Got[]
  /** what clients called themselves */
  readonly hello: string[]
  readonly close: () => Promise<void>
}

type Session = { mailFrom: string; recipients: string[]; data: Buffer | null; line: Buffer }

const unstuffed = (data: Buffer): Buffer =>
  Buffer.from(
    data
      .toString('latin1')
      .replace(/^\.\./u, '.')
      .replace(/\n\.\./gu, '\n.'),
    'latin1',
  )

export const startHop = async (options: HopOptions = {}): Promise<TestHop> => {
  const got: Got[] = []
  const hello: string[] = []
  const sockets = new Set<net.Socket>()
  const server = net.createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    serve(socket, options, got, hello)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    got,
    hello,
    close: () =>
      new Promise(resolve => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

const serve = (socket: net.Socket, options: HopOptions, got: Got[], hello: string[]): void => {
  const session: Session = { mailFrom: '', recipients: [], data: null, line: Buffer.alloc(0) }
  const say = (text: string): void => {
    socket.write(`${text}\r\n`)
  }
  say('220 hop.test ESMTP')
  socket.on('data', chunk => {
    session.line = Buffer.concat([session.line, chunk])
    while (
      session.data !== null
        ? takeMessage(socket, session, options, got)
        : takeCommand(socket, session, options, say, hello)
    ) {
      // as long as something whole stands in the buffer
    }
  })
}

const takeCommand = (
  socket: net.Socket,
  session: Session,
  options: HopOptions,
  say: (text: string) => void,
  hello: string[],
): boolean => {
  const end = session.line.indexOf('\r\n')
  if (end < 0) return false
  const command = session.line.subarray(0, end).toString()
  session.line = session.line.subarray(end + 2)
  const verb = command.slice(0, 4).toUpperCase()
  if (options.dropAt === verb) {
    socket.destroy()
    return false
  }
  if (verb === 'EHLO' || verb === 'LHLO') {
    hello.push(command)
    const lines = ['hop.test', ...(options.extensions ?? ['8BITMIME', 'SIZE', 'SMTPUTF8'])]
    for (const [at, line] of lines.entries()) say(`250${at === lines.length - 1 ? ' ' : '-'}${line}`)
  } else if (verb === 'STAR' && options.brokenTls === true) {
    socket.end('220 go\r\nthis is no TLS\r\n')
    return false
  } else if (verb === 'MAIL') {
    Object.assign(session, { mailFrom: command, recipients: [] })
    say('250 ok')
  } else if (verb === 'RCPT') {
    const address = command.slice(9, -1)
    const answer = options.onRecipient?.(address) ?? '250 ok'
    if (answer.startsWith('2')) session.recipients.push(address)
    say(answer)
  } else if (verb === 'DATA') {
    session.data = Buffer.alloc(0)
    say('354 go')
  } else if (verb === 'QUIT') {
    socket.end('221 bye\r\n')
  } else say('250 ok')
  return true
}

const delayOf = ({ delay = 0 }: HopOptions): number => (typeof delay === 'number' ? delay : delay())

const takeMessage = (socket: net.Socket, session: Session, options: HopOptions, got: Got[]): boolean => {
  const isEmpty = session.line.subarray(0, 3).toString() === '.\r\n'
  const end = isEmpty ? -2 : session.line.indexOf('\r\n.\r\n')
  if (end === -1) return false
  const bytes = unstuffed(session.line.subarray(0, end + 2))
  session.line = session.line.subarray(end + 5)
  session.data = null
  const answers = (options.lmtp === true ? session.recipients : [session.recipients[0] ?? '']).map(
    recipient =>
      [
        recipient,
        options.onMessage === undefined ? '250 2.0.0 taken' : options.onMessage(recipient, got.length),
      ] as const,
  )
  const taken =
    options.lmtp === true
      ? answers
          .filter(([, answer]) => answer === null || answer.startsWith('2'))
          .map(([recipient]) => recipient)
      : session.recipients
  // whoever drops the line after the dot has the message: the worst case for the sender
  const isTaken = answers.some(([, answer]) => answer === null || answer.startsWith('2'))
  if (isTaken) got.push({ mailFrom: session.mailFrom, recipients: taken, bytes })
  setTimeout(() => {
    for (const [, answer] of answers) {
      if (answer === null) socket.destroy()
      else socket.write(`${answer}\r\n`)
    }
  }, delayOf(options))
  return true
}
