/** The administrators' warnings: once a day what expires and how full it is; at once when mail is no longer held, and again. */
import type { Deps } from './deps.ts'
import type { Letter, Mailer } from './mailer.ts'
import { type RetentionWarning, retentionWarning } from './retention.ts'
import type { Settings } from './settings.ts'
import { isWorthWarning, warningLetter, watermarkLetter } from './warning.ts'
import { shortage } from './watermark.ts'

export type WarnDeps = {
  readonly deps: Deps
  readonly mailer: Mailer
  readonly settings: Settings
  readonly log: (event: string, detail: Readonly<Record<string, string>>) => void
}

const day = 86_400_000

/** True if it went out; what did not is said in the log, and tried again at the job's next time. */
const post = async (letter: Letter, { mailer, log }: WarnDeps): Promise<boolean> => {
  const { sent, answer } = await mailer.post(letter)
  if (!sent) log('warning not sent', { to: letter.to, subject: letter.subject, answer })
  return sent
}

const toldKey = (address: string): string => `warned:gone:${address}`

/** What one reader is warned of: of what went only that which no letter has told him of. */
const warningFor = async (
  address: string,
  found: RetentionWarning,
  deps: Deps,
): Promise<RetentionWarning> => ({
  ...found,
  gone: found.gone - Number((await deps.store.getValue(toldKey(address))) ?? 0),
})

const logWarning = ({ count, fill, disk, gone }: RetentionWarning, log: WarnDeps['log']): void =>
  log('retention warning', {
    unreviewed: String(count),
    fill: fill.toFixed(2),
    ...(gone === 0 ? {} : { gone: String(gone) }),
    ...(disk === null ? {} : { freeBytes: String(disk.free) }),
  })

/** Once a day over all nodes for each administrator; one who was not reached does not cost the others a second letter. */
export const warnDaily = async (given: WarnDeps): Promise<void> => {
  const { deps, settings, log } = given
  const found = await retentionWarning(settings.retention, settings.watermark.minFree, deps)
  for (const address of ['', ...settings.notify]) {
    const warning = await warningFor(address, found, deps)
    const last = Number((await deps.store.getValue(`warned:${address}`)) ?? 0)
    if (!isWorthWarning(warning) || deps.now() - last < day) continue
    if (address === '') logWarning(warning, log)
    else if (!(await post(warningLetter(warning, address, settings, deps.now()), given))) continue
    await deps.store.putValue(`warned:${address}`, String(deps.now()), deps.now() + 2 * day)
    await deps.store.putValue(toldKey(address), String(found.gone), 0)
  }
}

const shortKey = (address: string): string => `short:${address}`

/** Each administrator hears of each change once: his own mark says what he heard last. */
export const warnOfShortage = async (given: WarnDeps): Promise<void> => {
  const { deps, settings, log } = given
  const why = shortage(await deps.store.usage(), settings.watermark)
  const state = why === null ? 'room' : 'short'
  for (const address of ['', ...settings.notify]) {
    if (((await deps.store.getValue(shortKey(address))) ?? 'room') === state) continue
    if (address === '')
      log(why === null ? 'mail is held again' : 'mail is not held any more', { why: why ?? '' })
    else if (!(await post(watermarkLetter(why, address, settings), given))) continue
    await deps.store.putValue(shortKey(address), state, 0)
  }
}
