import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeItem, rawOf } from '../quarantine/fixtures.ts'
import { type HopOptions, startHop, type TestHop } from '../quarantine/next-hop.ts'
import { type CliWorld, cliWorld } from './world.ts'

const open: { readonly close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(one => one.close()))
})

const world = async (
  options: HopOptions = {},
  ini = '',
): Promise<{ readonly cli: CliWorld; readonly hop: TestHop }> => {
  const hop = await startHop(options)
  const cli = await cliWorld(`[next_hop]\nurl=smtp://127.0.0.1:${hop.port}\n${ini}`)
  open.push(hop, { close: cli.remove })
  return { cli, hop }
}

const wave = (cli: CliWorld, count: number, score = 92): Promise<readonly string[]> =>
  cli.withStore(store =>
    Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const { item, raw } = makeItem({
          campaign: 'C1',
          score,
          at: Date.now() - at,
          raw: rawOf('wave', String(at)),
        })
        await store.insert(item, raw, 0)
        return item.id
      }),
    ),
  )

describe('quarantine decide', () => {
  it('waits for a slow next hop, sends few at a time, and says what became of each copy', async () => {
    let [now, most] = [0, 0]
    const { cli, hop } = await world({
      delay: () => {
        now += 1
        most = Math.max(most, now)
        setTimeout(() => {
          now -= 1
        }, 300)
        return 300
      },
    })
    const ids = await wave(cli, 20)
    const { code, out } = await cli.run('decide', 'C1', 'release', '--yes', '--json')
    expect(JSON.parse(out)).toMatchObject({
      decided: 20,
      hours: 0,
      copies: { released: 20, waiting: 0, refused: 0, inDoubt: 0 },
    })
    expect(code).toBe(0)
    expect(most).toBeLessThanOrEqual(8)
    expect(hop.got).toHaveLength(20)
    const states = await cli.withStore(store => Promise.all(ids.map(id => store.get(id))))
    expect(new Set(states.map(item => item?.state))).toEqual(new Set(['released']))
    expect(await cli.withStore(store => store.decisions(Date.now()))).toEqual([])
  })

  it('tells refused, deferred and in doubt from delivered, also by its exit code', async () => {
    const answers = ['250 ok', '451 4.3.0 later', '554 5.7.1 no', null]
    let at = 0
    const { cli } = await world({
      onMessage: () => {
        const answer = answers[at % answers.length] ?? null
        at += 1
        return answer
      },
    })
    await wave(cli, 4)
    const { code, out } = await cli.run('decide', 'C1', 'release', '--yes')
    expect(out).toBe('4 messages, 0 left; copies: 1 delivered, 1 to be tried again, 1 refused, 1 in doubt\n')
    expect(code).toBe(1)
  })

  it('knows the campaign, asks with the hours, and names what a second reviewer has to release', async () => {
    const { cli, hop } = await world({}, '[review]\nfour_eyes=90\n')
    const [id = ''] = await wave(cli, 1, 95)
    const unknown = await cli.run('decide', 'C9', 'release', '--yes')
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringMatching(/^ERR_GONE C9: /u)])
    const asked = await cli.run('decide', 'C1', 'release', '--hours', '5')
    expect([asked.code, asked.err]).toEqual([2, expect.stringContaining('comes within 5 hours')])
    expect((await cli.run('decide', 'C1', 'release', '--hours')).err).toContain('within 24 hours')
    expect((await cli.run('decide', 'C1', 'release')).err).not.toContain('hours')
    const { code, err, out } = await cli.run('decide', 'C1', 'release', '--yes')
    expect(err).toMatch(new RegExp(`^ERR_SECOND ${id}: `, 'u'))
    expect([code, out]).toEqual([1, expect.stringContaining('0 messages, 1 left')])
    expect(hop.got).toHaveLength(0)
  })
})

describe('quarantine release', () => {
  it.each([
    ['451 4.3.0 later', 'ERR_DEFERRED', 3],
    ['554 5.7.1 no', 'ERR_REFUSED', 1],
    [null, 'ERR_DOUBT', 1],
  ])('says what %s means, and by its exit code whether to wait', async (answer, name, exit) => {
    const { cli } = await world({ onMessage: () => answer })
    const id = await cli.hold('s', ['taro@example.jp'])
    const { code, err } = await cli.run('release', id)
    expect([code, err.split(' ')[0]]).toEqual([exit, name])
    if (answer !== null) expect(err).toContain(answer)
  })

  it('takes out results that were forged in the name of config/me, and says that name in EHLO', async () => {
    const { cli, hop } = await world()
    await writeFile(join(cli.directory, 'config', 'me'), '# our name\n\nmx.example.org \n')
    const kept = 'Authentication-Results: other.example; dkim=pass\r\n'
    const forged = 'Authentication-Results: mx.example.org; dmarc=pass\r\n'
    const raw = rawOf('s', 'body', forged + kept)
    const id = await cli.hold('s', ['taro@example.jp'], raw)
    expect((await cli.run('release', id)).code).toBe(0)
    const text = hop.got[0]?.bytes.toString() ?? ''
    expect(text.slice(text.indexOf('\n') + 1)).toBe(rawOf('s', 'body', kept).toString())
    expect(hop.hello).toEqual(['EHLO mx.example.org'])
  })

  it('shows attempts and the next time, and is taken back by cancel', async () => {
    const { cli } = await world({ onMessage: () => '451 4.3.0 later' })
    const id = await cli.hold('s', ['taro@example.jp'])
    expect((await cli.run('release', id)).err).toMatch(/next attempt \d{4}-\d\d-\d\d /u)
    expect((await cli.run('show', id)).out).toMatch(/releasing \(attempts 1, next \d{4}-/u)
    expect(await cli.run('cancel', id)).toMatchObject({ code: 0, out: `${id}  held\n` })
    expect((await cli.run('cancel', id)).err).toMatch(/^ERR_STATE /u)
  })

  it('shows who approved what, and is refused for anything else', async () => {
    const { cli, hop } = await world({}, '[review]\nfour_eyes=1\n')
    const id = await cli.hold('s', ['taro@example.jp', 'jiro@example.jp'])
    expect((await cli.run('show', id)).out).not.toContain('approvals')
    await cli.withStore(async store => {
      const item = await store.get(id)
      const wish = { recipients: ['taro@example.jp'], to: 'desk@example.jp' }
      const approvals = [{ at: Date.UTC(2026, 10, 22), by: 'anna', wish }]
      if (item !== null) await store.update({ ...item, revision: item.revision + 1, approvals }, [])
    })
    expect((await cli.run('show', id)).out).toMatch(
      /approvals\n {2}2026-11-2\d .*anna: release to taro@example.jp → desk@example.jp\n/u,
    )
    const { code, err } = await cli.run('release', id, '--to', 'friend@else.example')
    expect([code, err]).toEqual([1, expect.stringMatching(/^ERR_SECOND .*agree to this/u)])
    expect((await cli.run('release', id)).err).toMatch(/^ERR_SECOND /u)
    expect(hop.got).toHaveLength(0)
    const wanted = ['--only', 'taro@example.jp', '--to', 'desk@example.jp']
    expect((await cli.run('release', id, ...wanted)).code).toBe(0)
    expect(hop.got[0]?.recipients).toEqual(['desk@example.jp'])
  })

  it('is not done without a reason where one is required', async () => {
    const { cli } = await world({}, '[review]\nreason_required=release, delete\n')
    const [id = ''] = await wave(cli, 1)
    const said = async (...args: readonly string[]) => {
      const { code, err } = await cli.run(...args)
      return [code, err]
    }
    expect(await said('release', id)).toEqual([1, `ERR_REASON ${id}: --reason is required for release\n`])
    expect(await said('decide', 'C1', 'delete', '--yes')).toEqual([
      1,
      'ERR_REASON C1: --reason is required for delete\n',
    ])
    expect(await said('release', id, '--reason', 'asked by phone')).toEqual([0, ''])
  })

  it('is refused for words that are off, each with what would be right', async () => {
    const { cli } = await world({}, '[report]\nenabled=antiphishing-jp\n')
    const id = await cli.hold('s', ['taro@example.jp'])
    const said = async (...args: readonly string[]) => {
      const { code, err, out } = await cli.run(...args)
      return [code, err.split(' ')[0], out]
    }
    expect(await said('report', id, 'nosuch', '--preview')).toEqual([2, 'ERR_USAGE', ''])
    expect(await said('report', 'NOPE', 'antiphishing-jp', '--preview')).toEqual([1, 'ERR_GONE', ''])
    expect(await said('note', id, '  ')).toEqual([2, 'ERR_USAGE', ''])
    expect(await said('allow', '--item', 'ZZ')).toEqual([1, 'ERR_GONE', ''])
    const never = cli.run('allow', 'dkim:partner.example', '--days', '0', '--reason', 'x', '--yes')
    await expect(never).rejects.toThrow(/--days.* 1 /u)
  })

  it('finds a typing error in the address before anything else', async () => {
    const { cli, hop } = await world()
    const id = await cli.hold('s', ['taro@example.jp'])
    for (const act of ['release', 'delete', 'cancel']) {
      const { code, err } = await cli.run(act, id, '--only', 'tarp@example.jp', '--yes')
      expect([code, err]).toEqual([1, expect.stringMatching(/^ERR_ADDRESS .*tarp@example\.jp/u)])
    }
    expect(hop.got).toHaveLength(0)
  })
})
