/** AMAZON_IMPERSONATION_… of the environment into a draft; `…_FILE` names a file that holds a secret. */
import { readFileSync } from 'node:fs'
import { type Draft, nearest, problem, setValue } from './draft.ts'
import type { KeyRow } from './keys.ts'
import { ENVIRONMENT_PREFIX, eachKey, environmentName } from './table.ts'

export function readEnvironment(draft: Draft, env: Readonly<Record<string, string | undefined>>): void {
  const known = new Map(
    [...eachKey()].map(([section, key, row]) => [environmentName(section, key), { section, key, row }]),
  )
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith(ENVIRONMENT_PREFIX) || value === undefined) continue
    const direct = known.get(name)
    if (direct !== undefined) {
      setValue(draft, direct.row, { ...direct, value: value.trim(), line: 0 }, name, 'environment')
      continue
    }
    const secret = name.endsWith('_FILE') ? known.get(name.slice(0, -'_FILE'.length)) : undefined
    if (secret?.row.secret === true) readSecretFile(draft, secret, name, value)
    else
      draft.errors.push(
        problem(
          'ERR_CONFIG_UNKNOWN_KEY',
          'environment',
          0,
          '',
          name,
          value,
          `no such parameter${nearest(name, [...known.keys()])}`,
        ),
      )
  }
}

type Target = { readonly section: string; readonly key: string; readonly row: KeyRow }

function readSecretFile(draft: Draft, target: Target, name: string, path: string): void {
  try {
    setValue(
      draft,
      target.row,
      { ...target, value: readFileSync(path, 'utf8').trim(), line: 0 },
      name,
      'environment',
    )
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    draft.errors.push(
      problem(
        'ERR_CONFIG_SECRET_FILE',
        'environment',
        0,
        target.section,
        name,
        path,
        `the file cannot be read (${code})`,
      ),
    )
  }
}
