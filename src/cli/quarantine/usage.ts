/** Words of the shell that are off: said on stderr, exit code 2. */

export const usage = (text: string): number => {
  process.stderr.write(`ERR_USAGE ${text}\n`)
  return 2
}

/** Found only once the configuration is read; `withQuarantine` says it. */
export class UsageError extends Error {
  readonly code = 'ERR_USAGE'
}
