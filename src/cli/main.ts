#!/usr/bin/env node
/** The command `amazon-impersonation`: checks the runtime before anything that needs it is loaded. */
import { runtimeProblem } from '../observe/runtime.ts'

const problem = runtimeProblem(process.versions.node)
if (problem !== null) {
  process.stderr.write(`${problem}\n`)
  process.exit(2)
}
// A closed pipe (`scan … | head`) is no error of ours.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0)
})
const { run } = await import('./program.ts')
process.exitCode = await run(process.argv)
