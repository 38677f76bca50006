/** The administrators' warnings: once a day what expires and how full it is; at once when mail is no longer held, and again. */
import type { Deps } from './deps.ts'
import type { Letter, Mailer } from './mailer.ts'
import { retentionWarning } from './retention.ts'
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

/** Once a day over all nodes for each administrator; one who was not reached does not cost the others a second letter. */
export const warnDaily = async (given: WarnDeps): Promise<void> => {
  const { deps, settings, log } = given
  const warning = await retentionWarning(settings.retention, settings.watermark.minFree, deps)
  if (!isWorthWarning(warning)) return
  const due: string[] = []
  for (const address of ['', ...settings.notify]) {
    const last = Number((await deps.store.getValue(`warned:${address}`)) ?? 0)
    if (deps.now() - last >= day) due.push(address)
  }
  for (const address of due) {
    if (address === '') {
      const disk = warning.disk === null ? {} : { freeBytes: String(warning.disk.free) }
      log('retention warning', { unreviewed: String(warning.count), fill: warning.fill.toFixed(2), ...disk })
    } else if (!(await post(warningLetter(warning, address, settings, deps.now()), given))) continue
    await deps.store.putValue(`warned:${address}`, String(deps.now()), deps.now() + 2 * day)
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
