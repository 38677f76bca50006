/**
 * Aho–Corasick over UTF-16 units (Aho and Corasick, CACM 18:6, 1975): every occurrence of every pattern in one
 * pass, overlaps included, at a cost that does not depend on how many patterns there are.
 */

/** Flat tables; transitions live in one open-addressing hash, since most nodes have a single child. */
export type Automaton = {
  readonly patterns: readonly string[]
  /** units of text that each pattern covers: marks of word starts cover none */
  readonly lengths: Uint16Array
  /** number of each UTF-16 unit that stands in a pattern; 0: in none */
  readonly classOf: Uint16Array
  /** target of the first unit, by its number */
  readonly root: Int32Array
  readonly mask: number
  /** pairs: state × classes + unit, then the target; an empty place holds -1 */
  readonly slots: Int32Array
  readonly fail: Int32Array
  /** pattern that ends in this state, or -1 */
  readonly accepts: Int32Array
  /** nearest state on the failure path that accepts, or 0 */
  readonly output: Int32Array
}

const UNITS = 65_536

type Table = { readonly mask: number; readonly slots: Int32Array; readonly classes: number }

type Trie = Table & {
  readonly parent: Int32Array
  /** number of the unit that leads here */
  readonly unit: Uint16Array
  readonly depth: Int32Array
  readonly accepts: Int32Array
  size: number
}

/** Numbers the units that patterns use, from 1. */
const numberUnits = (patterns: readonly string[]): { classOf: Uint16Array; classes: number } => {
  const classOf = new Uint16Array(UNITS)
  let classes = 1
  for (const pattern of patterns) {
    for (let i = 0; i < pattern.length; i++) {
      const unit = pattern.charCodeAt(i)
      if (classOf[unit] === 0) classOf[unit] = classes++
    }
  }
  return { classOf, classes }
}

const emptyTrie = (capacity: number, classes: number): Trie => {
  const places = 2 ** Math.ceil(Math.log2(capacity * 2 + 2))
  return {
    mask: places - 1,
    slots: new Int32Array(places * 2).fill(-1),
    classes,
    parent: new Int32Array(capacity),
    unit: new Uint16Array(capacity),
    depth: new Int32Array(capacity),
    accepts: new Int32Array(capacity).fill(-1),
    size: 1,
  }
}

const placeOf = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 11) & mask

/** The child of `state` by a unit's number, added where it is missing. */
const descend = (trie: Trie, state: number, unit: number): number => {
  const key = state * trie.classes + unit
  let place = placeOf(key, trie.mask)
  while (trie.slots[place * 2] !== -1) {
    if (trie.slots[place * 2] === key) return trie.slots[place * 2 + 1] ?? 0
    place = (place + 1) & trie.mask
  }
  const child = trie.size++
  trie.slots[place * 2] = key
  trie.slots[place * 2 + 1] = child
  trie.parent[child] = state
  trie.unit[child] = unit
  trie.depth[child] = (trie.depth[state] ?? 0) + 1
  return child
}

/** The child of a state by a unit's number, or 0. */
const find = (slots: Int32Array, mask: number, key: number): number => {
  let place = placeOf(key, mask)
  for (;;) {
    const found = slots[place * 2]
    if (found === key) return slots[place * 2 + 1] ?? 0
    if (found === -1 || found === undefined) return 0
    place = (place + 1) & mask
  }
}

/** States in order of depth (counting sort): a failure link always points to a smaller depth. */
const byDepth = (trie: Trie): Int32Array => {
  const starts: number[] = []
  for (let state = 1; state < trie.size; state++) {
    const depth = (trie.depth[state] ?? 0) + 1
    starts[depth] = (starts[depth] ?? 0) + 1
  }
  for (let depth = 0; depth < starts.length; depth++)
    starts[depth] = (starts[depth] ?? 0) + (starts[depth - 1] ?? 0)
  const sorted = new Int32Array(trie.size - 1)
  for (let state = 1; state < trie.size; state++) {
    const depth = trie.depth[state] ?? 0
    const place = starts[depth] ?? 0
    starts[depth] = place + 1
    sorted[place] = state
  }
  return sorted
}

const linkFailures = (trie: Trie): { fail: Int32Array; output: Int32Array } => {
  const fail = new Int32Array(trie.size)
  const output = new Int32Array(trie.size)
  for (const state of byDepth(trie)) {
    const unit = trie.unit[state] ?? 0
    let from = trie.parent[state] ?? 0
    let next = 0
    while (from !== 0 && next === 0) {
      from = fail[from] ?? 0
      next = find(trie.slots, trie.mask, from * trie.classes + unit)
    }
    fail[state] = next
    output[state] = trie.accepts[next] === -1 ? (output[next] ?? 0) : next
  }
  return { fail, output }
}

const fillTrie = (trie: Trie, patterns: readonly string[], classOf: Uint16Array): void => {
  for (const [index, pattern] of patterns.entries()) {
    if (pattern.length === 0) continue
    let state = 0
    for (let i = 0; i < pattern.length; i++) state = descend(trie, state, classOf[pattern.charCodeAt(i)] ?? 0)
    if (trie.accepts[state] === -1) trie.accepts[state] = index
  }
}

/** Builds the automaton; empty patterns never match, of equal patterns the first one answers. */
export const buildAutomaton = (patterns: readonly string[]): Automaton => {
  const { classOf, classes } = numberUnits(patterns)
  const trie = emptyTrie(
    patterns.reduce((sum, pattern) => sum + pattern.length, 1),
    classes,
  )
  if (trie.parent.length * classes >= 2 ** 31) throw new RangeError('ERR_AUTOMATON_SIZE: too many patterns')
  fillTrie(trie, patterns, classOf)
  const root = new Int32Array(classes)
  for (let state = 1; state < trie.size; state++) {
    if (trie.parent[state] === 0) root[trie.unit[state] ?? 0] = state
  }
  const accepts = trie.accepts.slice(0, trie.size)
  const lengths = Uint16Array.from(patterns, pattern => pattern.replaceAll(WORD_START, '').length)
  return {
    patterns,
    lengths,
    classOf,
    root,
    mask: trie.mask,
    slots: trie.slots,
    accepts,
    ...linkFailures(trie),
  }
}

/** Stands in a pattern for the start of a word. */
export const WORD_START = '\u0001'

/** The pattern with every start of a word marked; the first one only if the pattern may not begin inside a word. */
export const markWordStarts = (pattern: string, letters: Uint8Array, closedStart: boolean): string => {
  let marked = ''
  for (let i = 0; i < pattern.length; i++) {
    const starts =
      letters[pattern.charCodeAt(i)] === 1 && (i === 0 || letters[pattern.charCodeAt(i - 1)] !== 1)
    if (starts && (i > 0 || closedStart)) marked += WORD_START
    marked += pattern[i] ?? ''
  }
  return marked
}

/** The state after one more unit. */
const step = (automaton: Automaton, from: number, unit: number): number => {
  const { slots, mask, fail, root } = automaton
  let state = from
  while (state !== 0) {
    const next = find(slots, mask, state * root.length + unit)
    if (next !== 0) return next
    state = fail[state] ?? 0
  }
  return root[unit] ?? 0
}

const NO_LETTERS = new Uint8Array(UNITS)

/**
 * Calls `onHit(pattern index, start, end)` for every occurrence, in the order of their ends. With `letters` the
 * text is read as if WORD_START stood before each word, so that closed patterns are not even begun inside words.
 */
export const scan = (
  automaton: Automaton,
  text: string,
  onHit: (pattern: number, start: number, end: number) => void,
  letters: Uint8Array = NO_LETTERS,
): void => {
  const { lengths, classOf, accepts, output } = automaton
  const wordStart = classOf[1] ?? 0
  let state = 0
  let before = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const letter = letters[code] ?? 0
    if (letter > before && wordStart !== 0) state = step(automaton, state, wordStart)
    before = letter
    const unit = classOf[code] ?? 0
    state = unit === 0 ? 0 : step(automaton, state, unit)
    let hit = accepts[state] === -1 ? (output[state] ?? 0) : state
    while (hit !== 0) {
      const pattern = accepts[hit] ?? 0
      onHit(pattern, i + 1 - (lengths[pattern] ?? 0), i + 1)
      hit = output[hit] ?? 0
    }
  }
}
