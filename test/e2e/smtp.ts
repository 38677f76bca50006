/** An SMTP client that sends the bytes it is told to, so that a test can say exactly what goes over the wire. */
import { connect, type Socket } from 'node:net'

export type Smtp = {
  /** sends a line and gives the whole answer */
  readonly say: (line: string | Buffer) => Promise<string>
  readonly write: (bytes: string | Buffer) => void
  /** the next answer, without saying anything */
  readonly answer: () => Promise<string>
  /** MAIL, RCPT, DATA and the message; the answer to the last one, or the first that is no success */
  readonly send: (mail: Mail) => Promise<string>
  readonly destroy: () => void
  readonly quit: () => Promise<void>
  readonly socket: Socket
}

export type Mail = {
  readonly from?: string
  readonly to?: readonly string[]
  readonly data: string | Buffer
  readonly mailParams?: string
}

export function connectSmtp(port: number, hello = 'EHLO client.example'): Promise<Smtp> {
  return new Promise((done, fail) => {
    const socket = connect({ host: '127.0.0.1', port })
    const client = clientOf(socket)
    socket.once('error', fail)
    socket.once('close', () => fail(new Error('closed')))
    client
      .answer()
      .then(async greeting => {
        if (!greeting.startsWith('220')) throw new Error(greeting)
        if (hello !== '') await client.say(hello)
        done(client)
      })
      .catch(fail)
  })
}

function clientOf(socket: Socket): Smtp {
  let buffer = ''
  const waiting: { readonly done: (text: string) => void; readonly fail: (error: Error) => void }[] = []
  const ready: string[] = []
  socket.setNoDelay(true)
  socket.on('error', () => undefined)
  socket.on('data', chunk => {
    buffer += chunk.toString('latin1')
    for (let match = whole(buffer); match !== null; match = whole(buffer)) {
      buffer = buffer.slice(match.length)
      const next = waiting.shift()
      if (next === undefined) ready.push(match.trimEnd())
      else next.done(match.trimEnd())
    }
  })
  socket.on('close', () => {
    for (const { fail } of waiting.splice(0)) fail(new Error('the connection was closed'))
  })
  const answer = () =>
    new Promise<string>((done, fail) => {
      const known = ready.shift()
      if (known !== undefined) done(known)
      else if (socket.destroyed) fail(new Error('the connection was closed'))
      else waiting.push({ done, fail })
    })
  const write = (bytes: string | Buffer) => void socket.write(bytes)
  const say = (line: string | Buffer) => {
    const reply = answer()
    write(line)
    write('\r\n')
    return reply
  }
  const client: Smtp = {
    socket,
    answer,
    write,
    say,
    send: mail => send(client, mail),
    destroy: () => socket.destroy(),
    quit: async () => {
      await say('QUIT').catch(() => '')
      socket.destroy()
    },
  }
  return client
}

/** One complete, maybe multi-line, answer at the beginning of the text. */
function whole(text: string): string | null {
  return /^(?:\d{3}-[^\n]*\n)*\d{3} [^\n]*\n/.exec(text)?.[0] ?? null
}

async function send(client: Smtp, mail: Mail): Promise<string> {
  const { from = 'sender@stranger.example', to = ['user@example.org'], mailParams = '' } = mail
  const params = mailParams === '' ? '' : ` ${mailParams}`
  for (const line of [`MAIL FROM:<${from}>${params}`, ...to.map(one => `RCPT TO:<${one}>`), 'DATA']) {
    const reply = await client.say(Buffer.from(line, 'utf8'))
    if (!/^[23]/.test(reply)) return reply
  }
  const reply = client.answer()
  client.write(dotStuffed(mail.data))
  client.write('.\r\n')
  return reply
}

export function dotStuffed(data: string | Buffer): Buffer {
  const text = Buffer.isBuffer(data) ? data.toString('latin1') : Buffer.from(data, 'utf8').toString('latin1')
  return Buffer.from(text.replace(/(^|\n)\./g, '$1..'), 'latin1')
}
