/** The shape of the program is promised in its layout: imports run one way, and each border has one crossing. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve('src')

/** From the bottom up: a folder imports from its own and from lower layers only. */
const LAYERS: readonly (readonly string[])[] = [
  ['message', 'config', 'observe'],
  ['auth', 'brands', 'language'],
  ['evidence', 'knowledge'],
  ['verdict', 'extract'],
  ['examine.ts'],
  ['action', 'delivery'],
  ['quarantine', 'store'],
  ['doctor'],
  ['haraka', 'review'],
  ['cli', 'start', 'index.ts'],
]

type Import = { readonly from: string; readonly to: string }

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .sort()
const sources = new Map(files.map(name => [name, readFileSync(join(ROOT, name), 'utf8')]))
const imports: readonly Import[] = [...sources].flatMap(([from, text]) =>
  [...text.matchAll(/^(?:import|export)\b[^'"]*? from '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm)].map(match => ({
    from,
    to: relative(ROOT, resolve(ROOT, dirname(from), match[1] ?? match[2] ?? '')),
  })),
)

const topOf = (file: string) => file.split('/')[0] ?? file
const layerOf = (file: string) => LAYERS.findIndex(layer => layer.includes(topOf(file)))
const show = ({ from, to }: Import) => `${from} → ${to}`

describe('the layout', () => {
  it('knows every folder', () => {
    expect([...new Set(files.map(topOf))].filter(top => layerOf(top) < 0)).toEqual([])
  })

  it('lets imports run one way: message → authentication → evidence → verdict → action → quarantine → pages', () => {
    const upward = imports.filter(each => layerOf(each.to) > layerOf(each.from))
    expect(upward.map(show)).toEqual([])
  })

  it('has no circle of files', () => {
    const next = Map.groupBy(imports, each => each.from)
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file) || path.includes(file)) return
      for (const { to } of next.get(file) ?? []) visit(to, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })

  it('lets nobody but haraka/ know Haraka', () => {
    const known = [...sources]
      .filter(([, text]) => /from '(Haraka|haraka-[a-z-]+)/.test(text))
      .map(([name]) => topOf(name))
    expect([...new Set(known)]).toEqual(['haraka'])
  })

  it('answers Haraka in one file only', () => {
    const callers = files.filter(name => name.startsWith('haraka/') && /\bnext\(/.test(code(name)))
    expect(callers).toEqual(['haraka/safely.ts'])
  })

  it('judges without input or output', () => {
    const pure = files.filter(
      name => /^(message|brands|language|evidence|verdict)\//.test(name) || name === 'examine.ts',
    )
    const doors = pure.filter(name =>
      /from 'node:(fs|net|dns|http|child_process|worker_threads)|\bfetch\(|process\.env/.test(code(name)),
    )
    expect(doors).toEqual([])
  })

  it('keeps files small enough to be read at once', () => {
    const lines = files
      .filter(name => !/\.(data|generated)\.ts$/.test(name))
      .map(name => ({ name, count: (sources.get(name) ?? '').split('\n').length }))
    expect(lines.filter(({ count, name }) => count > 251 && !isData(name))).toEqual([])
    const counts = lines.map(({ count }) => count).sort((a, b) => a - b)
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(110)
  })
})

/** Tables of facts and of sentences are as long as what they list. */
function isData(name: string): boolean {
  return /^(brands\/[^/]+\/|language\/[a-z]{2}\.|review\/text\/|verdict\/sentences\/|config\/keys)/.test(name)
}

/** Without comments. */
function code(name: string): string {
  return (sources.get(name) ?? '').replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}
