import { expect, it } from 'vitest'
import { reloaded } from '../../src/config/follow.ts'
import { parseConfig } from '../../src/config/read.ts'

const configOf = (ini: string) => {
  const parsed = parseConfig(ini, { file: 'x.ini', env: {} })
  if (!parsed.ok) throw new Error('the configuration is right')
  return parsed.config
}

it('a reload takes what can change, keeps what needs a restart, and names it', () => {
  const first = configOf('')
  const next = configOf(
    '[next_hop]\nurl=smtp://new.example\n[store]\nurl=sqlite:elsewhere\n[policy.example.org]\npolicy=off\n',
  )
  const { config, waiting } = reloaded(first, next)
  expect(config.next_hop.url).toBe('smtp://new.example')
  expect(config.store.url).toBe(first.store.url)
  expect([...config.policyOverrides.keys()]).toEqual(['example.org'])
  expect(waiting).toEqual(['[store] url'])
  expect(reloaded(config, first)).toEqual({ config: first, waiting: [] })
})
