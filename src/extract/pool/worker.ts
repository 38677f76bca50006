/** One reading process as its parent sees it: started when needed, watched while it works, killed past its limits. */
import type { ChildProcess } from 'node:child_process'
import type { ReadReply, ReadRequest, UnreadReason } from '../extraction.ts'
import { residentMemory } from './memory.ts'
import type { PoolSettings } from './settings.ts'
import { spawnReader } from './spawn.ts'

export type Worker = {
  /** never rejects; one request at a time */
  readonly run: (request: ReadRequest) => Promise<ReadReply>
  readonly close: () => void
  /** null while there is none */
  readonly pid: () => number | null
}

/** How often memory is looked at; a process can take some hundred megabytes in that time. */
const WATCH = 50
/** Libraries keep things; a fresh process costs a fifth of a second. */
const REQUESTS_PER_PROCESS = 200

type Job = { readonly id: number; readonly finish: (reply: ReadReply) => void; readonly started: number }

export function createWorker(settings: PoolSettings): Worker {
  let child: ChildProcess | null = null
  let job: Job | null = null
  let served = 0
  let idle: NodeJS.Timeout | null = null

  const discard = (): void => {
    const old = child
    child = null
    served = 0
    old?.removeAllListeners()
    // A dead process may still report an error; nobody is interested.
    old?.on('error', () => undefined)
    old?.kill('SIGKILL')
  }
  const fail = (reason: UnreadReason): void => {
    const failed = job
    job = null
    discard()
    failed?.finish({ id: failed.id, ok: false, reason, cpu: performance.now() - failed.started })
  }
  const start = (): ChildProcess => {
    const started = spawnReader(settings.memory)
    started.on('message', message => {
      const reply = message as ReadReply
      if (!job || reply.id !== job.id) return
      const done = job
      job = null
      done.finish(reply)
    })
    started.on('error', () => fail('crash'))
    // V8 aborts when its heap is full; everything else is a crash.
    started.on('exit', (_code, signal) =>
      fail(signal === 'SIGABRT' || signal === 'SIGTRAP' ? 'memory' : 'crash'),
    )
    return started
  }
  const rest = (): void => {
    if (served >= REQUESTS_PER_PROCESS) discard()
    setReferenced(child, false)
    idle = setTimeout(discard, settings.idle)
    idle.unref()
  }
  return {
    pid: () => child?.pid ?? null,
    close: () => fail('crash'),
    async run(request) {
      if (idle) clearTimeout(idle)
      child ??= start()
      const current = child
      setReferenced(current, true)
      served += 1
      const { promise, resolve } = Promise.withResolvers<ReadReply>()
      job = { id: request.id, finish: resolve, started: performance.now() }
      const timer = setTimeout(fail, settings.time, 'time')
      const watch = setInterval(() => {
        void residentMemory(current.pid ?? 0).then(used => {
          if (used > settings.memory && child === current && job?.id === request.id) fail('memory')
        })
      }, WATCH)
      current.send(request, error => {
        if (error && job?.id === request.id) fail('crash')
      })
      const reply = await promise
      clearTimeout(timer)
      clearInterval(watch)
      rest()
      return reply
    },
  }
}

/** An idle process must not keep its parent alive. */
function setReferenced(child: ChildProcess | null, referenced: boolean): void {
  if (referenced) {
    child?.ref()
    child?.channel?.ref()
  } else {
    child?.unref()
    child?.channel?.unref()
  }
}
