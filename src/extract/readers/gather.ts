/** Collects text and links under their limits. */
import type { Found, FoundLink, ReadLimits } from '../extraction.ts'

export type Gather = {
  readonly addText: (text: string) => void
  readonly addLink: (link: FoundLink) => void
  readonly cutHere: () => void
  readonly isFull: () => boolean
  readonly found: () => Found
}

const MAX_TARGET = 4096
const MAX_SHOWN = 500

export function createGather(limits: ReadLimits): Gather {
  const text: string[] = []
  const links: FoundLink[] = []
  let left = limits.text
  let cut = false
  return {
    addText(piece) {
      const trimmed = piece.trim()
      if (trimmed === '') return
      if (trimmed.length > left) cut = true
      const kept = trimmed.slice(0, left)
      left -= kept.length
      if (kept !== '') text.push(kept)
    },
    addLink({ shown, target, origin }) {
      if (target.trim() === '') return
      if (links.length >= limits.links) cut = true
      else
        links.push({ shown: shown.trim().slice(0, MAX_SHOWN), target: target.slice(0, MAX_TARGET), origin })
    },
    cutHere() {
      cut = true
    },
    isFull: () => left <= 0,
    found: () => ({ text, links, cut }),
  }
}
