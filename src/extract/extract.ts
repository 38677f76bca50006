/** The text inside attachments, read by processes that may die in our place. Never throws, never waits for long. */
import { makeLink } from '../message/link.ts'
import type { Link, Message, Part, TextRun } from '../message/message.ts'
import { linksInText } from '../message/text-links.ts'
import { type Extraction, type Found, type Kind, nothingExtracted, type Unread } from './extraction.ts'
import { kindOf } from './kinds.ts'
import { createPool } from './pool/pool.ts'
import { defaultPoolSettings, type PoolSettings } from './pool/settings.ts'

export type ExtractorSettings = PoolSettings & {
  readonly enabled: boolean
  /** bytes of one attachment */
  readonly size: number
  /** attachments of one message */
  readonly count: number
  /** milliseconds for all of one message */
  readonly deadline: number
}

export const defaultExtractorSettings: ExtractorSettings = {
  ...defaultPoolSettings,
  enabled: true,
  size: 8 * 1024 * 1024,
  count: 5,
  deadline: 6000,
}

/** The section `[extract]` of the configuration. */
export type ExtractSection = {
  readonly enabled: boolean
  readonly processes: number
  readonly cpu_share: number
  readonly time: number
  readonly deadline: number
  readonly memory: number
  readonly size: number
  readonly inflated: number
  readonly count: number
  readonly pages: number
}

export function extractorSettings(section: ExtractSection): ExtractorSettings {
  const { enabled, processes, cpu_share, time, deadline, memory, size, inflated, count, pages } = section
  const limits = { ...defaultPoolSettings.limits, inflated, pages }
  const { idle } = defaultPoolSettings
  return { enabled, processes, cpuShare: cpu_share, time, deadline, memory, size, count, idle, limits }
}

export type Extractor = {
  readonly extractAttachments: (message: Pick<Message, 'parts'>) => Promise<Extraction>
  /** kills the processes; what is being read is given up */
  readonly close: () => void
  /** process ids, for `doctor` and tests */
  readonly processes: () => readonly number[]
}

type Candidate = { readonly part: Part; readonly kind: Kind; readonly name: string }

/** Processes are started when the first attachment is to be read. */
export function createExtractor(given: Partial<ExtractorSettings> = {}): Extractor {
  const settings = { ...defaultExtractorSettings, ...given }
  const pool = createPool(settings)
  return {
    close: pool.close,
    processes: pool.processes,
    async extractAttachments({ parts }) {
      if (!settings.enabled) return nothingExtracted
      const ends = performance.now() + settings.deadline
      const { chosen, unread } = choose(parts, settings)
      const read = chosen.map(async ({ part, kind, name }) => {
        const patience = Math.max(0, ends - performance.now() - settings.time)
        return { name, kind, quoted: part.nested > 0, reply: await pool.read(kind, part.content, patience) }
      })
      const pieces: Piece[] = []
      let cpu = 0
      for (const { name, kind, quoted, reply } of await Promise.all(read)) {
        cpu += reply.cpu
        if (reply.ok) pieces.push({ name, quoted, found: reply.found })
        else if (kind !== 'image') unread.push({ name, reason: reply.reason })
      }
      return { ...collect(pieces, settings.limits.links), unread, cpu }
    },
  }
}

/** Documents before pictures: a claim stands there more often, and costs less to read. */
function choose(
  parts: readonly Part[],
  settings: ExtractorSettings,
): { readonly chosen: readonly Candidate[]; readonly unread: Unread[] } {
  const candidates: Candidate[] = []
  for (const part of parts) {
    const kind = kindOf(part)
    if (kind) candidates.push({ part, kind, name: part.filename || part.path })
  }
  candidates.sort((a, b) => Number(a.kind === 'image') - Number(b.kind === 'image'))
  const chosen: Candidate[] = []
  const unread: Unread[] = []
  for (const candidate of candidates) {
    const isLarge = candidate.part.content.length > settings.size
    if (!isLarge && chosen.length < settings.count) chosen.push(candidate)
    // A newsletter may hold fifty pictures; that one was not searched for a code says nothing.
    else if (candidate.kind !== 'image')
      unread.push({ name: candidate.name, reason: isLarge ? 'size' : 'count' })
  }
  return { chosen, unread }
}

/** `quoted`: from inside a forwarded message. */
type Piece = { readonly name: string; readonly quoted: boolean; readonly found: Found }

function collect(pieces: readonly Piece[], most: number): Pick<Extraction, 'runs' | 'links' | 'truncated'> {
  const runs: TextRun[] = []
  const links: Link[] = []
  for (const { name, quoted, found } of pieces) {
    for (const text of found.text) runs.push({ text, where: `attachment:${name}`, quoted })
    for (const { shown, target, origin } of found.links) links.push(makeLink(shown, target, origin, true))
    const known = new Set(found.links.map(link => link.target))
    for (const link of linksInText(found.text.join('\n'), 'attachment', true, most)) {
      if (!known.has(link.target)) links.push(link)
    }
  }
  const truncated = pieces.filter(({ found }) => found.cut).map(({ name }) => name)
  return { runs, links: links.slice(0, most), truncated }
}
