import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** What needs the network, Debian packages or much time: npm run test:full. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..', '..'),
  test: {
    include: ['test/full/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 1,
  },
})
