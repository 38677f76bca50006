/** What every store promises of the inbox of waves. */
import { expect, it } from 'vitest'
import { newId } from '../../src/quarantine/id.ts'
import type { Item } from '../../src/quarantine/item.ts'
import { apply } from '../../src/quarantine/state.ts'
import type { Store } from '../../src/store/store.ts'
import type { Wave } from '../../src/store/wave.ts'
import type { ItemOptions } from '../quarantine/fixtures.ts'

type Put = (options?: ItemOptions) => Promise<Item>

/** Later than whatever else the contract put there, so that these come first. */
const later = Date.now() + 10 * 86_400_000

const shown = (waves: readonly Wave[]) =>
  waves.map(wave => [wave.campaign, wave.waiting, wave.total, wave.latest.subject])

const remove = async (store: Store, item: Item): Promise<void> => {
  const applied = apply(item, 'all', { kind: 'delete' }, item.receivedAt)
  if (applied !== null) await store.update(applied.item, [])
}

export const wavePromises = (store: () => Store, put: Put): void => {
  it('gives one row a wave, those that grew last first, each with the newest that waits', async () => {
    const [one, two, gone] = [newId(later), newId(later + 1), newId(later + 2)]
    const wide = { recipients: ['a@wave.example', 'b@tide.example'] }
    await put({ ...wide, campaign: one, at: later, subject: 'one, first' })
    await put({ ...wide, campaign: two, at: later + 10, subject: 'two', recipients: ['a@wave.example'] })
    await put({ campaign: one, at: later + 20, subject: 'one, second', recipients: ['c@tide.example'] })
    const last = await put({ ...wide, campaign: one, at: later + 30, subject: 'one, decided' })
    await put({ ...wide, campaign: '', at: later + 40, subject: 'alone' })
    await remove(store(), last)
    await remove(store(), await put({ ...wide, campaign: gone, at: later + 50 }))
    await remove(store(), await put({ ...wide, campaign: '', at: later + 60 }))
    const all = [
      ['', 1, 1, 'alone'],
      [one, 2, 3, 'one, second'],
      [two, 1, 1, 'two'],
    ]
    expect(shown((await store().waves({ limit: 3 })).waves)).toEqual(all)
    const pages: Wave[] = []
    for (let after = ''; pages.length < 3; ) {
      const page = await store().waves({ limit: 1, after })
      pages.push(...page.waves)
      expect(page.waves).toHaveLength(1)
      after = page.next ?? ''
    }
    expect(shown(pages)).toEqual(all)
  })

  it('shows a limited reviewer the waves, counts and mails of his domains only', async () => {
    const limited = await store().waves({ limit: 9, domains: ['wave.example'] })
    expect(shown(limited.waves).map(([, waiting, , subject]) => [waiting, subject])).toEqual([
      [1, 'alone'],
      [1, 'one, first'],
      [1, 'two'],
    ])
    expect(limited.next).toBeNull()
    const both = await store().waves({ limit: 9, domains: ['wave.example', 'tide.example'] })
    expect(shown(both.waves).map(([, , , subject]) => subject)).toEqual(['alone', 'one, second', 'two'])
    expect((await store().waves({ limit: 9, domains: ['none.example'] })).waves).toEqual([])
  })

  it('begins at the beginning after a cursor that is none', async () => {
    expect((await store().waves({ limit: 1, after: '%%%' })).waves).toHaveLength(1)
  })
}
