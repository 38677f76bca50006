/**
 * gzip of pages, style sheet and script. Form tokens are salted anew on every page, so that the size of a compressed
 * page tells nothing of them (BREACH); bodies and downloads of messages are left as they are.
 */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const compress = promisify(gzip)
const worthwhile = 1024
const kinds = /^(?:text\/html|text\/css|text\/javascript|application\/json|image\/svg\+xml)/

export const withCompression = (server: FastifyInstance): void => {
  server.addHook('onSend', async (request, reply, payload: unknown) => {
    const accepts = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
    const kind = String(reply.getHeader('content-type') ?? '')
    const isBytes = typeof payload === 'string' || Buffer.isBuffer(payload)
    if (!accepts || !isBytes || payload.length < worthwhile || !kinds.test(kind)) return payload
    if (request.url.endsWith('/preview')) return payload
    reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').removeHeader('content-length')
    return compress(payload)
  })
}
