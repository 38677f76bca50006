/** Style sheet, script and icon: read once, named by their hash, kept by browsers for a year. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

export type Assets = { readonly css: Buffer; readonly js: Buffer }

const folder = new URL('../static/', import.meta.url)
/** The compiler copies no style sheets: from dist/ they are found in src/, or beside where a package carries them. */
const inSources = new URL('../../../src/review/static/', import.meta.url)

const read = (name: string): Buffer => {
  try {
    return readFileSync(new URL(name, folder))
  } catch {
    return readFileSync(new URL(name, inSources))
  }
}

export const readAssets = (): Assets => ({ css: read('review.css'), js: read('review.js') })

export const hashOf = (content: Buffer): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 12)

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1c5aa6"/><path d="M4 8l3 3 5-6" fill="none" stroke="#fff" stroke-width="2"/></svg>`

const kept = 'public, max-age=31536000, immutable'

export const assetRoutes = (server: FastifyInstance, assets: Assets): void => {
  server.get('/assets/review.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', kept).send(assets.css),
  )
  server.get('/assets/review.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', kept).send(assets.js),
  )
  server.get('/assets/icon.svg', async (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', kept).send(icon),
  )
  server.get('/favicon.ico', async (_request, reply) => reply.redirect('/assets/icon.svg', 301))
}
