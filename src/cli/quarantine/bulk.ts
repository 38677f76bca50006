/** Bulk work: by ids or by filters, with a progress bar, after a question where a person would want one. */
import readline from 'node:readline/promises'
import cliProgress from 'cli-progress'
import { readId } from '../../quarantine/id.ts'
import type { Store } from '../../store/store.ts'
import { type FilterFlags, isFiltered, queryOf } from './filters.ts'
import type { Opened } from './open.ts'
import { exitCodeOf, type Outcome, type OutcomeCode } from './outcome.ts'
import { faultLine, jsonLine } from './print.ts'

export type BulkFlags = FilterFlags & { readonly yes?: boolean; readonly json?: boolean }

/** The ids given, or those of all items that the filters meet; null if it is not clear which are meant, and why was said. */
export const idsOf = async (
  given: readonly string[],
  flags: FilterFlags,
  { service, config }: Pick<Opened, 'service' | 'config'>,
): Promise<readonly string[] | null> => {
  const isByFilter = isFiltered(flags)
  if (isByFilter === given.length > 0) {
    const why = isByFilter ? 'ids and filters cannot be combined' : 'name ids or filters'
    process.stderr.write(`ERR_USAGE ${why}: it is not clear which messages are meant\n`)
    return null
  }
  if (!isByFilter) return given.map(id => readId(id) ?? id)
  const ids: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: Awaited<ReturnType<Store['list']>> = await service.deps.store.list({
      ...queryOf(flags, config.review.time_zone),
      limit: 200,
      after,
    })
    ids.push(...page.items.map(item => item.id))
    after = page.next
  }
  if (ids.length === 0) process.stderr.write('no message matches\n')
  return ids
}

/** Without a terminal there is nobody to ask: `--yes` is then needed. */
export const confirmed = async (question: string, flags: { readonly yes?: boolean }): Promise<boolean> => {
  if (flags.yes === true) return true
  if (!process.stdin.isTTY) {
    process.stderr.write(`${question}: nobody to ask, use --yes\n`)
    return false
  }
  const asking = readline.createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^(?:y|yes|はい)$/iu.test((await asking.question(`${question}? [y/N] `)).trim())
  } finally {
    asking.close()
  }
}

export const startBar = (total: number): cliProgress.SingleBar | null => {
  if (total < 2 || !process.stderr.isTTY) return null
  const bar = new cliProgress.SingleBar(
    { stream: process.stderr, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  )
  bar.start(total, 0)
  return bar
}

/** Each for itself: one that fails is said and counted, and stops no other. The exit code is that of the worst. */
export const actOnAll = async (
  ids: readonly string[],
  flags: BulkFlags,
  act: (id: string) => Promise<Outcome>,
): Promise<number> => {
  const bar = startBar(ids.length)
  const failed: OutcomeCode[] = []
  for (const id of ids) {
    const result = await act(id)
    bar?.increment()
    if (!result.ok) {
      failed.push(result.code)
      process.stderr.write(faultLine(id, result))
    }
    if (flags.json === true) {
      const state = result.ok ? (result.item?.state ?? '') : ''
      process.stdout.write(
        jsonLine({
          id,
          ok: result.ok,
          state,
          ...(result.ok ? {} : { code: result.code, detail: result.detail }),
        }),
      )
    } else if (result.ok) process.stdout.write(`${id}  ${result.item?.state ?? 'done'}\n`)
  }
  bar?.stop()
  return exitCodeOf(failed)
}
