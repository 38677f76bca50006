/** How much of one message is read; every number is a parameter of `parseMessage`. */
import type { Limits } from './message.ts'

export const defaultLimits: Limits = {
  // DESIGN §6: over-size mail is judged by its headers and first 512 KB
  bytes: 512 * 1024,
  // the same guard as before mailauth (DESIGN §9, trap 7)
  headerBytes: 256 * 1024,
  headerLines: 2000,
  parts: 500,
  depth: 30,
  links: 2000,
  text: 512 * 1024,
}

/** A limit that is not a positive whole number may not switch itself off: it falls back to the default. */
export const checkedLimits = (given: Partial<Limits> | undefined): Limits => {
  if (given === undefined || given === defaultLimits) return defaultLimits
  const sound: Record<string, number> = { ...defaultLimits }
  for (const [name, value] of Object.entries(given)) {
    if (Number.isSafeInteger(value) && value > 0) sound[name] = value
  }
  return sound as Limits
}
