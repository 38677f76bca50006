/** An error as a line for the administrator: its code, its sentence, what to do. A stack is for what nobody foresaw. */

type Known = Error & { readonly code: string; readonly hint: string }

/** One of ours, or of a library that says as much. */
export const isKnown = (error: unknown): error is Known =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  'hint' in error &&
  typeof error.hint === 'string'

/** Without the code, where that stands beside it. */
export const sentenceOf = (error: unknown): string => {
  if (isKnown(error)) return `${error.message} (${error.hint})`
  return error instanceof Error ? error.message : String(error)
}

export const explain = (error: unknown): string => {
  if (isKnown(error)) return `${error.code} ${sentenceOf(error)}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
