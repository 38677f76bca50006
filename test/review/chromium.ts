/** Where Chromium is, which npm does not bring. */
import { existsSync } from 'node:fs'

/** Debian's names, the one without a window's machinery first: it does the same in two thirds of the time. */
const known = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** null: nowhere. */
export const chromiumPath = (): string | null => {
  const candidates = process.env['CHROMIUM'] === undefined ? known : [process.env['CHROMIUM']]
  return candidates.find(existsSync) ?? null
}
