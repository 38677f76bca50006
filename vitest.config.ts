import { defineConfig } from 'vitest/config'
import { chromiumPath } from './test/review/chromium.ts'

/** The tests that drive a real browser, which npm does not bring (Debian: `apt install chromium-headless-shell fonts-noto-cjk`). */
const BROWSER_TESTS = [
  'test/review/access.test.ts',
  'test/review/flow.test.ts',
  'test/review/hostile.test.ts',
  'test/review/narrow.test.ts',
  'test/review/oidc.test.ts',
]
const hasBrowser = chromiumPath() !== null
// In CI a missing browser is a failure; elsewhere it is said, and the rest is tested.
const leftOut = hasBrowser || process.env['CI'] === 'true' ? [] : BROWSER_TESTS
if (leftOut.length > 0) process.stdout.write(`No Chromium (set CHROMIUM to its path): left out are ${leftOut.join(', ')}\n`)

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/full/**', ...leftOut],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
