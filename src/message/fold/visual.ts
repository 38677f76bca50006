/** Text in the order in which it is drawn: right-to-left overrides undone (UAX #9, explicit overrides only). */
import { Kind, kindOf } from './characters.ts'

export type Visual = {
  readonly text: string
  /** for each UTF-16 unit of the text its place in the source; null where nothing moved */
  readonly map: Uint32Array | null
}

/** UAX #9 BD2: deeper embeddings are ignored, which also bounds the work. */
const maxDepth = 125

type Level = {
  readonly start: number
  readonly reversed: boolean
  readonly flips: boolean
  readonly isolate: boolean
}

/** Start and end of each drawn cluster, in pairs. */
type Clusters = { readonly starts: number[]; readonly ends: number[] }

function reverse(list: number[], from: number): void {
  for (let left = from, right = list.length - 1; left < right; left++, right--) {
    const kept = list[left] ?? 0
    list[left] = list[right] ?? 0
    list[right] = kept
  }
}

function close(levels: Level[], clusters: Clusters): void {
  const level = levels.pop()
  if (level?.flips !== true) return
  reverse(clusters.starts, level.start)
  reverse(clusters.ends, level.start)
}

function open(code: number, levels: Level[], clusters: Clusters): void {
  const reversed = code === 0x202e
  const outer = levels.at(-1)?.reversed ?? false
  levels.push({ start: clusters.starts.length, reversed, flips: reversed !== outer, isolate: code >= 0x2066 })
}

/** One step over a bidirectional control. */
function control(code: number, levels: Level[], clusters: Clusters, overflow: number): number {
  if ((code >= 0x202a && code <= 0x202e && code !== 0x202c) || (code >= 0x2066 && code <= 0x2068)) {
    if (levels.length >= maxDepth) return overflow + 1
    open(code, levels, clusters)
  } else if (code === 0x202c || code === 0x2069) {
    if (overflow > 0) return overflow - 1
    const last = levels.at(-1)
    if (last !== undefined && last.isolate === (code === 0x2069)) close(levels, clusters)
  }
  return overflow
}

function order(source: string): Clusters {
  const clusters: Clusters = { starts: [], ends: [] }
  const levels: Level[] = []
  let overflow = 0
  for (let index = 0; index < source.length; ) {
    const code = source.codePointAt(index) ?? 0
    const next = index + (code > 0xffff ? 2 : 1)
    const kind = kindOf(code)
    if (kind === Kind.bidi) {
      overflow = control(code, levels, clusters, overflow)
    } else if (code === 0x0a || code === 0x0d || code === 0x2029) {
      while (levels.length > 0) close(levels, clusters)
      overflow = 0
      clusters.starts.push(index)
      clusters.ends.push(next)
    } else if (kind === Kind.mark && clusters.ends.at(-1) === index) {
      clusters.ends[clusters.ends.length - 1] = next
    } else {
      clusters.starts.push(index)
      clusters.ends.push(next)
    }
    index = next
  }
  while (levels.length > 0) close(levels, clusters)
  return clusters
}

/** The text as drawn. Only explicit overrides move letters: genuine right-to-left scripts are kept as they read. */
export function visualOrder(source: string): Visual {
  if (!source.includes('\u202e')) return { text: source, map: null }
  const { starts, ends } = order(source)
  const map = new Uint32Array(source.length)
  const pieces: string[] = []
  let length = 0
  for (let index = 0; index < starts.length; index++) {
    const end = ends[index] ?? 0
    const start = starts[index] ?? end
    pieces.push(source.slice(start, end))
    for (let unit = start; unit < end; unit++) map[length++] = unit
  }
  return { text: pieces.join(''), map: map.subarray(0, length) }
}
