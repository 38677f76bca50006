/** Lines to a file that never stop whoever writes: where the file cannot be had, they are lost, and that is said once. */
import { mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import pino from 'pino'

export type Sink = {
  /** never throws */
  readonly write: (line: string) => void
  readonly close: () => Promise<void>
}

type Destination = ReturnType<typeof pino.destination>

const again = 30_000

/** Opened here and not by the destination, which throws at each write until its file is open. */
const fileOf = (file: string | number): number => {
  if (typeof file === 'number') return file
  mkdirSync(dirname(file), { recursive: true })
  return openSync(file, 'a', 0o600)
}

const ended = (destination: Destination): Promise<void> =>
  new Promise(done => {
    destination.once('close', () => done())
    destination.end()
  })

/** `onProblem`: told when the file cannot be opened, and again when it can; it is tried every half minute. */
export const openSink = (file: string | number, onProblem: (text: string) => void): Sink => {
  let destination: Destination | null = null
  let timer: NodeJS.Timeout | null = null
  let isLost = false
  const open = (): void => {
    try {
      destination = pino.destination({ dest: fileOf(file), sync: false })
      // a full disk: the line is lost, the mail is not
      destination.on('error', () => undefined)
      if (isLost) onProblem(`the log ${file} is written again`)
      isLost = false
    } catch (error) {
      if (!isLost) onProblem(`the log ${file} cannot be opened, its lines are lost: ${String(error)}`)
      isLost = true
      timer = setTimeout(open, again).unref()
    }
  }
  open()
  return {
    write: line => {
      try {
        destination?.write(line)
      } catch {
        // said when it was opened
      }
    },
    close: async () => {
      if (timer !== null) clearTimeout(timer)
      if (destination !== null) await ended(destination)
    },
  }
}
