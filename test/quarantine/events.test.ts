import { expect, it } from 'vitest'
import { levelOf } from '../../src/quarantine/events.ts'

it.each([
  ['release', { fortune: 'delivered' }, 'info'],
  ['release', { fortune: 'deferred' }, 'info'],
  ['release', { fortune: 'refused' }, 'warn'],
  ['release', { fortune: 'in-doubt' }, 'warn'],
  ['release in doubt', {}, 'warn'],
  ['release lost, sent again', {}, 'info'],
  ['job failed', { job: 'digests' }, 'warn'],
  ['audit head', {}, 'info'],
])('%s %j is %s', (event, detail, level) => {
  expect(levelOf(event, detail)).toBe(level)
})
