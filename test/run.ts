/**
 * npm test: builds, lints, checks types, runs the tests, and says at the very end how many passed and failed.
 * `--full` adds what needs Debian packages or much time (test/full/).
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

type Step = { readonly name: string; readonly command: string; readonly args: readonly string[] }
type Counts = { readonly passed: number; readonly failed: number }

const root = resolve(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
const full = process.argv.includes('--full')

const checks: readonly Step[] = [
  { name: 'build', command: 'npm', args: ['run', '--silent', 'build'] },
  { name: 'lint', command: 'npm', args: ['run', '--silent', 'lint'] },
  { name: 'types', command: 'npm', args: ['run', '--silent', 'typecheck'] },
]

function run(step: Step): Promise<boolean> {
  process.stdout.write(`\n> ${step.name}\n`)
  return new Promise(done => {
    const child = spawn(step.command, step.args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    })
    child.once('error', () => done(false))
    child.once('exit', code => done(code === 0))
  })
}

/** The tests of one vitest run; a run that says nothing failed as a whole. */
async function runTests(name: string, config: readonly string[]): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'results-'))
  const file = join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const ok = await run({ name, command: join(bin, 'vitest'), args: ['run', ...config, ...reporters] })
  const text = await readFile(file, 'utf8').catch(() => '{}')
  await rm(folder, { recursive: true, force: true })
  const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(text) as Record<string, number>
  // A file that could not be loaded has no tests to fail.
  return { passed: numPassedTests, failed: !ok && numFailedTests === 0 ? 1 : numFailedTests }
}

async function main(): Promise<Counts> {
  let passed = 0
  let failed = 0
  for (const step of checks) {
    if (await run(step)) passed += 1
    else failed += 1
  }
  const runs = [await runTests('tests', [])]
  if (full) runs.push(await runTests('full tests', ['--config', 'test/full/vitest.config.ts']))
  for (const counts of runs) {
    passed += counts.passed
    failed += counts.failed
  }
  return { passed, failed }
}

const { passed, failed } = await main()
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
