/** The senders of the whole crash test: numbered messages over real SMTP, each sent again until it is answered 250. */
import { message, scam } from '../e2e/mails.ts'
import { connectSmtp } from '../e2e/smtp.ts'
import { pause } from './world.ts'

export const HOLDS = 'held@example.org'
export const OPEN = 'open@example.org'

/** Held only; held for one and passed on to the other (a pending hold); passed on only. */
const audiences = [[HOLDS], [HOLDS, OPEN], [OPEN]] as const

export type Sent = {
  readonly data: string
  readonly to: readonly string[]
  accepted: boolean
  /** the item that the 250 named, '' if none */
  id: string
  /** transactions that went as far as the message, with whatever answer or none */
  tries: number
}

/** Every number always gives the same bytes. Every thirtieth is larger than a row takes, and becomes a file. */
const letter = (number: number): string => {
  const fields = { 'Message-ID': `<${number}@client.example>`, 'X-Number': String(number) }
  const made = number % 3 === 2 ? message(fields) : scam(fields)
  return number % 30 === 0 ? `${made}${`${'x'.repeat(76)}\r\n`.repeat(15_000)}` : made
}

const newMessage = (number: number): Sent => ({
  data: letter(number),
  to: audiences[number % 3] ?? [HOLDS],
  accepted: false,
  id: '',
  tries: 0,
})

export type Senders = {
  readonly sent: ReadonlyMap<number, Sent>
  readonly accepted: () => number
  /** no new messages; resolves when all that were begun are answered 250, or `ms` are over */
  readonly drain: (ms: number) => Promise<void>
}

export const startSenders = (port: number, count: number): Senders => {
  const sent = new Map<number, Sent>()
  const again: number[] = []
  let last = 0
  let isDraining = false
  const next = (): number | null => {
    const waiting = again.shift()
    if (waiting !== undefined || isDraining) return waiting ?? null
    last += 1
    sent.set(last, newMessage(last))
    return last
  }
  const session = async (): Promise<void> => {
    const client = await connectSmtp(port)
    try {
      for (let number = next(); number !== null; number = next()) {
        const one = sent.get(number)
        if (one === undefined) return
        one.tries += 1
        const reply = await client
          .send({ from: 'x@evil.example', to: one.to, data: one.data })
          .catch(() => 'the line broke')
        if (reply.startsWith('250')) {
          one.accepted = true
          one.id = /as ([0-9A-Z]{13})/.exec(reply)?.[1] ?? ''
        }
        if (!one.accepted) again.push(number)
        if (!/^\d/.test(reply)) return
        if (!one.accepted) await client.say('RSET')
      }
    } finally {
      client.destroy()
    }
  }
  let isOver = false
  const work = async (): Promise<void> => {
    while (!isOver) {
      await session().catch(() => {})
      await pause(20)
    }
  }
  const working = Promise.all(Array.from({ length: count }, work))
  const accepted = (): number => [...sent.values()].filter(one => one.accepted).length
  return {
    sent,
    accepted,
    drain: async ms => {
      isDraining = true
      for (const end = Date.now() + ms; Date.now() < end && accepted() < sent.size; ) await pause(50)
      isOver = true
      await working
    },
  }
}
