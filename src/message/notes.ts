/** Collects what parsing survived, bounded: defects, disguises and cuts of one message. */
import type { Defect, Disguise, DisguiseKind } from './message.ts'

const MAX_NOTES = 100
const MAX_QUOTE = 120
/** Of one kind in one place. */
const MAX_ALIKE = 3

export type Notes = {
  readonly defect: (code: string, detail: string) => void
  readonly disguise: (kind: DisguiseKind, where: string, quote: string) => void
  readonly cut: (limit: string) => void
  readonly defects: readonly Defect[]
  readonly disguises: readonly Disguise[]
  readonly truncated: readonly string[]
}

/** Never cuts a surrogate pair in two. */
const short = (text: string): string => {
  if (text.length <= MAX_QUOTE) return text
  const last = text.charCodeAt(MAX_QUOTE - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? MAX_QUOTE - 1 : MAX_QUOTE)
}

export const createNotes = (): Notes => {
  const defects: Defect[] = []
  const disguises: Disguise[] = []
  const truncated: string[] = []
  const seen = new Set<string>()
  const alike = new Map<string, number>()
  const isNew = (key: string): boolean =>
    seen.size < MAX_NOTES * 2 && !seen.has(key) && seen.add(key) !== null
  return {
    defect: (code, detail) => {
      if (defects.length < MAX_NOTES && isNew(`${code} ${detail}`))
        defects.push({ code, detail: short(detail) })
    },
    disguise: (kind, where, quote) => {
      const place = `${kind} ${where}`
      const count = alike.get(place) ?? 0
      if (disguises.length >= MAX_NOTES || count >= MAX_ALIKE || !isNew(`${place} ${quote}`)) return
      alike.set(place, count + 1)
      disguises.push({ kind, where, quote: short(quote) })
    },
    cut: limit => {
      if (!truncated.includes(limit)) truncated.push(limit)
    },
    defects,
    disguises,
    truncated,
  }
}
