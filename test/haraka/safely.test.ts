import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Connection, HookResult, Plugin } from '../../src/haraka/members.ts'
import { below, type SafelyOptions, safely, type Work } from '../../src/haraka/safely.ts'

const logged: string[] = []
const plugin = { timeout: 30, logcrit: (text: string) => logged.push(text) } as unknown as Plugin
const connection = {} as Connection
const later: HookResult = { code: 903, message: 'later' }
const worst: HookResult = { code: 903, message: 'worst' }

/** Runs a hook to its end and gives everything that next() was called with. */
async function answers(work: Work, change: Partial<SafelyOptions> = {}): Promise<readonly unknown[][]> {
  const calls: unknown[][] = []
  const options = { deadline: () => 30, onFailure: () => later, fallback: worst, ...change }
  safely(options, work).call(plugin, (...given) => void calls.push(given), connection)
  await wait(80)
  return calls
}

describe('a hook', () => {
  it('answers once, with what its work found out', async () => {
    expect(await answers(async () => () => ({ code: 906, message: 'fine' }))).toEqual([[906, 'fine']])
  })

  it('answers in time where its work hangs, and ignores what comes later', async () => {
    let applied = false
    const slow: Work = async () => {
      await wait(50)
      return () => {
        applied = true
        return { code: 906 }
      }
    }
    expect(await answers(slow)).toEqual([[903, 'later']])
    expect(await answers(() => new Promise(() => undefined))).toEqual([[903, 'later']])
    expect(applied).toBe(false)
  })

  it('tells its work that time is up', async () => {
    let aborted = false
    await answers(
      (_plugin, _connection, _params, signal) =>
        new Promise(() => signal.addEventListener('abort', () => (aborted = true))),
    )
    expect(aborted).toBe(true)
  })

  it.each([
    [
      'throws at once',
      (() => {
        throw new Error('now')
      }) as unknown as Work,
    ],
    [
      'rejects',
      (async () => {
        throw new Error('soon')
      }) as Work,
    ],
    [
      'throws when applied',
      (async () => () => {
        throw new Error('applied')
      }) as Work,
    ],
  ])('answers by policy where its work %s', async (_, work) => {
    expect(await answers(work)).toEqual([[903, 'later']])
  })

  it('has a last resort where even that fails', async () => {
    const onFailure = () => {
      throw new Error('twice')
    }
    expect(await answers(async () => Promise.reject(new Error('once')), { onFailure })).toEqual([
      [903, 'worst'],
    ])
  })

  it('lives on where next() throws', async () => {
    const options = { deadline: () => 30, onFailure: () => later, fallback: worst }
    safely(options, async () => () => later).call(
      plugin,
      () => {
        throw new Error('another plugin')
      },
      connection,
    )
    await wait(20)
    expect(logged.at(-1)).toContain('another plugin')
  })
})

describe('the deadline', () => {
  it('lies below the plugin timeout that Haraka enforces', () => {
    expect(below({ timeout: 30 }, 120_000)).toBe(28_000)
    expect(below({ timeout: 30 }, 12_000)).toBe(12_000)
    expect(below({ timeout: 1 }, 12_000)).toBe(500)
    expect(below({ timeout: 0 }, 12_000)).toBe(12_000)
  })
})
