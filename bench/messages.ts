/** The messages that are measured: every file of PATH/{phish,phish-other} up to 480 KB, as SMTP wants them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const LIMIT = 480 * 1024

export function readMessages(
  path: string,
  sets: readonly string[] = ['phish', 'phish-other'],
): readonly Buffer[] {
  return sets.flatMap(set =>
    readdirSync(join(path, set))
      .sort()
      .map(name => readFileSync(join(path, set, name)))
      .filter(bytes => bytes.length <= LIMIT)
      .map(withCrlf),
  )
}

/** Stored mail often has bare line feeds, which SMTP refuses. */
export function withCrlf(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
