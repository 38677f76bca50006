/** What can be wrong with a configuration, said so that an administrator can mend it at once. */
import { withoutPassword } from './mask.ts'

export type ConfigErrorCode =
  | 'ERR_CONFIG_UNREADABLE'
  | 'ERR_CONFIG_SYNTAX'
  | 'ERR_CONFIG_UNKNOWN_SECTION'
  | 'ERR_CONFIG_UNKNOWN_KEY'
  | 'ERR_CONFIG_DUPLICATE_KEY'
  | 'ERR_CONFIG_TYPE'
  | 'ERR_CONFIG_RANGE'
  | 'ERR_CONFIG_CHOICE'
  | 'ERR_CONFIG_CONFLICT'
  | 'ERR_CONFIG_SECRET_FILE'

export type ConfigError = {
  readonly code: ConfigErrorCode
  /** the file, or 'environment' */
  readonly file: string
  /** 1-based; 0 where there is none */
  readonly line: number
  readonly section: string
  readonly key: string
  readonly value: string
  /** what would be right */
  readonly hint: string
}

/** One line for a log or a terminal. */
export function formatConfigError(error: ConfigError): string {
  const place = error.line > 0 ? `${error.file}:${error.line}` : error.file
  const key = error.key === '' ? `[${error.section}]` : `[${error.section}] ${error.key}`
  const value = error.value === '' ? '' : ` = ${JSON.stringify(withoutPassword(error.value))}`
  return `${error.code} ${place}: ${key}${value}: ${error.hint}`
}
