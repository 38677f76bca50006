/** A stage of the work, alone in Haraka: BENCH_STAGE is haraka, authentication or parsing. Takes every message. */
import { authenticate } from '../../../dist/auth/authenticate.js'
import { createDnsClient } from '../../../dist/auth/dns/client.js'
import { receivedBytes } from '../../../dist/haraka/raw.js'
import { parseMessage } from '../../../dist/message/parse.js'

const CONT = 900
const OK = 906
const stage = process.env['BENCH_STAGE']
const dns = createDnsClient({ servers: [process.env['BENCH_DNS'] ?? ''], timeout: 2000 })

type Plugin = { register_hook(hook: string, method: string): void }
type Next = (code?: number, message?: string) => void
type Connection = { remote: { ip: string }; hello: { host: string }; transaction: never }

export function register(this: Plugin): void {
  this.register_hook('rcpt', 'accept')
  this.register_hook('queue', 'accept')
  this.register_hook('vrfy', 'longestTurn')
  if (stage === 'authentication' || stage === 'parsing') this.register_hook('data_post', 'work')
}

export function accept(next: Next): void {
  next(OK)
}

let longest = { cpu: 0, clock: 0 }
let last = { cpu: 0, clock: 0 }

/** Milliseconds between two turns of the event loop, in CPU time of this thread and by the clock. */
function watch(): void {
  const { user, system } = process.threadCpuUsage()
  const now = { cpu: (user + system) / 1000, clock: performance.now() }
  const took = { cpu: now.cpu - last.cpu, clock: now.clock - last.clock }
  longest = { cpu: Math.max(longest.cpu, took.cpu), clock: Math.max(longest.clock, took.clock) }
  last = now
  // Only while somebody asks: an event loop that never rests would count as work.
  if (watching) setImmediate(watch)
}

let watching = false

/** Answers with the longest turn since it was asked last; asked twice, it watches in between. */
export function longestTurn(next: Next): void {
  const { cpu, clock } = longest
  watching = !watching
  if (watching) {
    watch()
    longest = { cpu: 0, clock: 0 }
  }
  next(OK, `cpu=${cpu.toFixed(1)} clock=${clock.toFixed(1)}`)
}

export function work(next: Next, connection: Connection): void {
  void examine(connection).then(
    () => next(CONT),
    error => {
      process.stderr.write(`${error}\n`)
      next(CONT)
    },
  )
}

async function examine(connection: Connection): Promise<void> {
  const { bytes } = await receivedBytes(connection.transaction)
  const message = stage === 'parsing' ? parseMessage(bytes) : null
  const from = message?.from.map(mailbox => mailbox.domain) ?? []
  const input = {
    ip: connection.remote.ip,
    helo: connection.hello.host,
    mailFrom: 'bench@bench.example',
    mta: 'bench.example',
    from,
  }
  await authenticate(bytes, input, {
    resolver: dns.resolve,
    options: { deadline: 8000, trustedArcSealers: [] },
  })
}
