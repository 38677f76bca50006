/**
 * Aho–Corasick over UTF-16 units (Aho and Corasick, CACM 18:6, 1975): every occurrence of every pattern in one
 * pass, overlaps included, at a cost that does not depend on how many patterns there are.
 */

/** Flat tables; transitions live in one open-addressing hash, since most nodes have a single child. */
export type Automaton = {
  readonly patterns: readonly string[]
  readonly root: Int32Array
  readonly mask: number
  readonly keyState: Int32Array
  readonly keyUnit: Uint16Array
  readonly target: Int32Array
  readonly fail: Int32Array
  /** pattern that ends in this state, or -1 */
  readonly accepts: Int32Array
  /** nearest state on the failure path that accepts, or 0 */
  readonly output: Int32Array
}

const UNITS = 65_536

const slotOf = (state: number, unit: number, mask: number): number =>
  ((Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7) & mask

type Trie = {
  readonly mask: number
  readonly keyState: Int32Array
  readonly keyUnit: Uint16Array
  readonly target: Int32Array
  readonly parent: Int32Array
  readonly unit: Uint16Array
  readonly depth: Int32Array
  readonly accepts: Int32Array
  size: number
}

const emptyTrie = (capacity: number): Trie => {
  const slots = 2 ** Math.ceil(Math.log2(capacity * 2 + 2))
  return {
    mask: slots - 1,
    keyState: new Int32Array(slots).fill(-1),
    keyUnit: new Uint16Array(slots),
    target: new Int32Array(slots),
    parent: new Int32Array(capacity),
    unit: new Uint16Array(capacity),
    depth: new Int32Array(capacity),
    accepts: new Int32Array(capacity).fill(-1),
    size: 1,
  }
}

/** The child of `state` by `unit`, added where it is missing. */
const descend = (trie: Trie, state: number, unit: number): number => {
  let slot = slotOf(state, unit, trie.mask)
  while (trie.keyState[slot] !== -1) {
    if (trie.keyState[slot] === state && trie.keyUnit[slot] === unit) return trie.target[slot] ?? 0
    slot = (slot + 1) & trie.mask
  }
  const child = trie.size++
  trie.keyState[slot] = state
  trie.keyUnit[slot] = unit
  trie.target[slot] = child
  trie.parent[child] = state
  trie.unit[child] = unit
  trie.depth[child] = (trie.depth[state] ?? 0) + 1
  return child
}

const find = (
  a: Pick<Automaton, 'mask' | 'keyState' | 'keyUnit' | 'target'>,
  state: number,
  unit: number,
): number => {
  let slot = slotOf(state, unit, a.mask)
  while (a.keyState[slot] !== -1) {
    if (a.keyState[slot] === state && a.keyUnit[slot] === unit) return a.target[slot] ?? 0
    slot = (slot + 1) & a.mask
  }
  return 0
}

/** States in order of depth (counting sort): a failure link always points to a smaller depth. */
const byDepth = (trie: Trie): Int32Array => {
  const starts: number[] = []
  for (let state = 1; state < trie.size; state++) {
    const depth = (trie.depth[state] ?? 0) + 1
    starts[depth] = (starts[depth] ?? 0) + 1
  }
  for (let depth = 0; depth < starts.length; depth++) starts[depth] = (starts[depth] ?? 0) + (starts[depth - 1] ?? 0)
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
    const parent = trie.parent[state] ?? 0
    const unit = trie.unit[state] ?? 0
    let next = 0
    for (let from = parent; from !== 0 && next === 0; ) {
      from = fail[from] ?? 0
      next = find(trie, from, unit)
    }
    fail[state] = next
    output[state] = trie.accepts[next] === -1 ? (output[next] ?? 0) : next
  }
  return { fail, output }
}

/** Builds the automaton; empty patterns never match, of equal patterns the first one answers. */
export const buildAutomaton = (patterns: readonly string[]): Automaton => {
  const trie = emptyTrie(patterns.reduce((sum, pattern) => sum + pattern.length, 1))
  for (const [index, pattern] of patterns.entries()) {
    if (pattern.length === 0) continue
    let state = 0
    for (let i = 0; i < pattern.length; i++) state = descend(trie, state, pattern.charCodeAt(i))
    if (trie.accepts[state] === -1) trie.accepts[state] = index
  }
  const root = new Int32Array(UNITS)
  for (let state = 1; state < trie.size; state++) {
    if (trie.parent[state] === 0) root[trie.unit[state] ?? 0] = state
  }
  const { mask, keyState, keyUnit, target } = trie
  const accepts = trie.accepts.slice(0, trie.size)
  return { patterns, root, mask, keyState, keyUnit, target, accepts, ...linkFailures(trie) }
}

/** Calls `onHit(pattern index, start, end)` for every occurrence, in the order of their ends. */
export const scan = (
  automaton: Automaton,
  text: string,
  onHit: (pattern: number, start: number, end: number) => void,
): void => {
  const { patterns, root, fail, accepts, output } = automaton
  let state = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    let next = 0
    while (state !== 0) {
      next = find(automaton, state, unit)
      if (next !== 0) break
      state = fail[state] ?? 0
    }
    state = next === 0 ? (root[unit] ?? 0) : next
    let hit = accepts[state] === -1 ? (output[state] ?? 0) : state
    while (hit !== 0) {
      const pattern = accepts[hit] ?? 0
      onHit(pattern, i + 1 - (patterns[pattern]?.length ?? 0), i + 1)
      hit = output[hit] ?? 0
    }
  }
}
