/** MinHash over character shingles: bodies of one wave share bands though names, numbers and links differ. */

const shingle = 5
const bands = 4
const rowsPerBand = 3
const longest = 6_000
const shortest = 40

/** Letters only: what a mailer fills in (numbers, addresses, links) is left out. */
const letters = (text: string): string =>
  text
    .slice(0, longest)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:[^\s]{1,2000}/gu, '')
    .replace(/[^\p{L}]+/gu, '')

const fnv = (text: string, from: number, to: number): number => {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Odd multipliers make cheap independent permutations of 32-bit numbers. */
const seeds = Array.from(
  { length: bands * rowsPerBand },
  (_, at) => [(Math.imul(at + 1, 0x9e3779b1) | 1) >>> 0, Math.imul(at + 7, 0x85ebca6b) >>> 0] as const,
)

const mix = (value: number, [multiply, add]: readonly [number, number]): number => {
  const mixed = Math.imul(value ^ (value >>> 15), multiply) + add
  return (mixed ^ (mixed >>> 13)) >>> 0
}

/** No band for a body too short to say anything. */
export const bodyBands = (text: string): readonly string[] => {
  const body = letters(text)
  if (body.length < shortest) return []
  const least = new Uint32Array(seeds.length).fill(0xffffffff)
  for (let at = 0; at + shingle <= body.length; at += 1) {
    const value = fnv(body, at, at + shingle)
    seeds.forEach((seed, row) => {
      const mixed = mix(value, seed)
      if (mixed < (least[row] ?? 0)) least[row] = mixed
    })
  }
  return Array.from({ length: bands }, (_, band) =>
    [band, ...least.subarray(band * rowsPerBand, (band + 1) * rowsPerBand)].join('.'),
  )
}
