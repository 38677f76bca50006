/** The two processes: Haraka, and the review page. They stop together, and with us. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Children = {
  /** exit code of Haraka, after both have ended */
  readonly ended: Promise<number>
  readonly filterEnded: Promise<number>
  readonly stop: () => void
}

/** Haraka gives mail in flight 20 seconds (smtp.ini); then it is cut off. */
const PATIENCE = 30_000

export function startChildren(root: string, wanted: { readonly review: boolean }): Children {
  const haraka = join(createRequire(import.meta.url).resolve('Haraka/package.json'), '..', 'bin', 'haraka')
  const watch = ownFile('leave-with-parent')
  // Whoever started it looks: at the review page, or by the command line.
  const attended = { AMAZON_IMPERSONATION_QUARANTINE_UNATTENDED: 'yes', ...process.env }
  const filter = run(root, ['--import', watch, haraka, '-c', root], attended)
  const review = wanted.review
    ? run(root, ['--import', watch, ownFile('../cli/main'), 'review'], process.env)
    : null
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    // Haraka ignores SIGTERM unless it is process 1.
    filter.kill('SIGINT')
    review?.kill('SIGTERM')
    setTimeout(() => {
      filter.kill('SIGKILL')
      review?.kill('SIGKILL')
    }, PATIENCE).unref()
  }
  const filterEnded = endOf(filter)
  const reviewEnded = review === null ? Promise.resolve(0) : endOf(review)
  void filterEnded.then(stop)
  void reviewEnded.then(code => {
    if (review !== null && !stopping)
      process.stderr.write(`the review page ended (${code}); the filter goes on\n`)
  })
  return { filterEnded, ended: reviewEnded.then(() => filterEnded), stop }
}

/** A file of ours, built or not. */
function ownFile(name: string): string {
  return fileURLToPath(new URL(`${name}${extname(import.meta.url)}`, import.meta.url))
}

/** A group of its own: Ctrl-C reaches us only, and Haraka takes a second SIGINT for "at once". */
function run(root: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise(done => {
    child.once('error', error => {
      process.stderr.write(`${error.message}\n`)
      done(1)
    })
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  })
}
