/** One SMTP conversation on a socket: commands out, replies in (RFC 5321 4.2), and nothing lost when it breaks off. */
import type { Socket } from 'node:net'

export type Reply = { readonly code: number; readonly text: string; readonly lines: readonly string[] }

/** The line broke: no reply will come. */
export class Broken extends Error {}

export type Dialogue = {
  readonly read: () => Promise<Reply>
  readonly ask: (command: string) => Promise<Reply>
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** takes the socket back, for TLS */
  readonly release: () => void
}

const longestReply = 64 * 1024

const replyLine = /^(\d{3})([ -]?)(.*)$/su

/** Complete replies out of what has come so far, and the rest. */
export const parseReplies = (text: string): { readonly replies: readonly Reply[]; readonly rest: string } => {
  const replies: Reply[] = []
  let lines: string[] = []
  let rest = text
  for (;;) {
    const end = rest.indexOf('\n')
    if (end < 0) return { replies, rest: [...lines.map(line => `${line}\r\n`), rest].join('') }
    const line = rest.slice(0, end).replace(/\r$/u, '')
    rest = rest.slice(end + 1)
    lines.push(line)
    const [, code, mark] = replyLine.exec(line) ?? []
    if (mark === '-') continue
    const texts = lines.map(each => each.slice(4))
    replies.push({ code: Number(code ?? 0), text: lines.join(' ').slice(0, 500), lines: texts })
    lines = []
  }
}

export const talk = (socket: Socket): Dialogue => {
  let rest = ''
  let broken: Broken | null = null
  const replies: Reply[] = []
  const waiting: { readonly resolve: (reply: Reply) => void; readonly reject: (error: Broken) => void }[] = []
  const pass = (): void => {
    for (;;) {
      const [next] = waiting
      const [reply] = replies
      if (next === undefined || reply === undefined) return
      waiting.shift()
      replies.shift()
      next.resolve(reply)
    }
  }
  const breakOff = (reason: string): void => {
    broken ??= new Broken(reason)
    for (const { reject } of waiting.splice(0)) reject(broken)
  }
  const onData = (chunk: Buffer): void => {
    const parsed = parseReplies(rest + chunk.toString('utf8'))
    rest = parsed.rest
    if (rest.length > longestReply) breakOff('the reply has no end')
    replies.push(...parsed.replies)
    pass()
  }
  const onError = (error: Error): void => breakOff(error.message)
  const onClose = (): void => breakOff('the connection was closed')
  socket.on('data', onData).on('error', onError).on('close', onClose)
  const read = (): Promise<Reply> =>
    new Promise((resolve, reject) => {
      if (broken !== null && replies.length === 0) return reject(broken)
      waiting.push({ resolve, reject })
      return pass()
    })
  const write = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      if (broken !== null) return reject(broken)
      return socket.write(bytes, error => (error ? reject(new Broken(error.message)) : resolve()))
    })
  return {
    read,
    write,
    ask: async command => {
      await write(Buffer.from(`${command}\r\n`))
      return read()
    },
    release: () => {
      socket.off('data', onData).off('error', onError).off('close', onClose)
    },
  }
}
