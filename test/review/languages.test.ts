/** A third language of the pages is one file and its entry in the index: a copy of the sources proves it. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
let folder: string

/** Latin as it might look: the English words, and the few that the test looks for. */
const latin = `/** Paginae Latine. */
import { en } from './en.ts'
import type { Catalogue } from './catalogue.ts'

export const la = { ...en, 'language.name': 'Latina', 'signIn.title': 'Intra' } as const satisfies Catalogue
`

/** Asks the sign-in page and the health page in the new language. */
const ask = `import { randomBytes } from 'node:crypto'
import { makeApp, buildServer } from './src/review/server/server.ts'
import { healthPage } from './src/review/page/lists.ts'
import { plainView } from './src/review/view.ts'
import { render } from './src/review/html.ts'
import { keys } from './src/config/keys.ts'
import { memoryPeople } from './src/store/memory/people.ts'
import { openMemoryStore } from './src/store/memory/store.ts'
const review = Object.fromEntries(Object.entries(keys.review).map(([name, row]) => [name, row.default]))
const settings = { ...review, privacy: 'company', trustedAuthservId: '', trustedRelays: [] }
const store = openMemoryStore({ auditKey: randomBytes(32), now: Date.now })
const deps = { store, people: memoryPeople(), quarantine: {}, health: async () => [], now: Date.now, log: console.error }
const app = makeApp(deps as never, settings as never)
const server = await buildServer(app)
const headers = { host: '127.0.0.1', 'accept-language': 'la' }
const chosen = await server.inject({ url: '/language/la', headers })
const page = await server.inject({ url: '/sign-in', headers: { host: '127.0.0.1', cookie: 'language=la' } })
const view = plainView(app, { headers, cookies: {}, url: '/health' } as never)
const health = render(healthPage(view, [{ id: 'dns', status: 'ok', en: 'DNS answers.', ja: 'x' }]))
console.log(JSON.stringify({ cookie: String(chosen.headers['set-cookie']), page: page.body, health }))
await server.close()
`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'review-language-'))
  await cp('src', join(folder, 'src'), { recursive: true })
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  for (const name of ['package.json', 'tsconfig.json']) await cp(name, join(folder, name))
  const index = join(folder, 'src/review/text/index.ts')
  const words = (await readFile(index, 'utf8'))
    .replace("import { ja } from './ja.ts'\n", "import { ja } from './ja.ts'\nimport { la } from './la.ts'\n")
    .replace('catalogues = { en, ja }', 'catalogues = { en, ja, la }')
  await writeFile(index, words)
  await writeFile(join(folder, 'src/review/text/la.ts'), latin)
  await writeFile(join(folder, 'ask.ts'), ask)
})
afterAll(() => rm(folder, { recursive: true }))

describe('a third language of the pages', () => {
  it('is one file and an entry in the index, for the compiler and for the reader', async () => {
    const tsc = resolve('node_modules/.bin/tsc')
    await run(tsc, ['--noEmit', '-p', folder], { cwd: folder }).catch(
      (error: { readonly stdout: string }) => {
        throw new Error(error.stdout)
      },
    )
    const { stdout } = await run(process.execPath, [join(folder, 'ask.ts')], { cwd: folder })
    const { cookie, page, health } = JSON.parse(stdout) as Readonly<Record<string, string>>
    expect(cookie).toContain('language=la')
    expect(page).toContain('<html lang="la">')
    expect(page).toContain('<h1>Intra</h1>')
    expect(page).toContain('<span lang="la" aria-current="true">Latina</span>')
    expect(page).toMatch(/<a lang="ja"[^>]*>日本語<\/a>/)
    expect(health).toContain('DNS answers.')
  }, 120_000)
})
