/** The review process of the whole crash test, as it is shipped, and a reviewer who releases through its API. */
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { peopleOf } from '../../src/review/index.ts'
import { tokensOf } from '../../src/review/people/token.ts'
import { newUser, usersOf } from '../../src/review/people/user.ts'
import type { Store } from '../../src/store/store.ts'
import { freePort } from '../ports.ts'
import { pause } from './world.ts'

const main = resolve(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js')

export type Reviewer = {
  /** asks for releases until stopped; counts what it asked for */
  readonly stop: () => Promise<void>
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  readonly asked: () => number
}

const tokenOf = async (store: Store): Promise<string> => {
  const people = peopleOf(store)
  await usersOf(people).create(newUser('hanako', 'reviewer', Date.now()))
  return tokensOf(people, Date.now).make('hanako', 'crash', 'act', 1)
}

export const startReviewer = async (directory: string, store: Store): Promise<Reviewer> => {
  const port = await freePort()
  const token = await tokenOf(store)
  let child: ChildProcess | null = null
  let isWanted = false
  let isOver = false
  let asked = 0
  /** As systemd does it: what ends by itself (the database was away when it started) is started again. */
  const start = async (): Promise<void> => {
    isWanted = true
    const started = spawn(process.execPath, [main, 'review'], {
      cwd: directory,
      env: { PATH: process.env['PATH'], AMAZON_IMPERSONATION_REVIEW_LISTEN: `127.0.0.1:${port}` },
      stdio: 'ignore',
    })
    child = started
    started.once('exit', () => {
      setTimeout(() => isWanted && child === started && void start(), 500)
    })
  }
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, { ...init, headers })
    return answer.json()
  }
  const round = async (): Promise<void> => {
    const { items } = (await ask('/items?tab=waiting&limit=5')) as { items: readonly { id: string }[] }
    for (const { id } of items) {
      asked += 1
      await ask(`/items/${id}/release`, {})
    }
  }
  const work = (async () => {
    while (!isOver) {
      await round().catch(() => {})
      await pause(100)
    }
  })()
  await start()
  const kill = async (): Promise<void> => {
    isWanted = false
    const killed = child
    if (killed === null || killed.exitCode !== null || killed.signalCode !== null) return
    const gone = new Promise(done => killed.once('exit', done))
    killed.kill('SIGKILL')
    await gone
  }
  return {
    start,
    kill,
    asked: () => asked,
    stop: async () => {
      isOver = true
      await kill()
      await work
    },
  }
}
