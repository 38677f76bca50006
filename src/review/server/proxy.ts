/** A reverse proxy that nobody told us of: all people then seem to come from its one address, and share its throttle. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'
import { untrustedProxy } from '../../doctor/proxy.ts'
import type { App } from '../app.ts'

/** Said anew once a day, so that a warning that was mended goes away. */
const told = 86_400_000

const isInside = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() !== 'unicast'

/** `ip` differs from the peer only where the peer is trusted. */
const isUntrusted = (request: FastifyRequest, peer: string): boolean =>
  request.headers['x-forwarded-for'] !== undefined && request.ip === peer && isInside(peer)

export const watchProxies = (server: FastifyInstance, app: App): void => {
  const { store, now, log } = app.deps
  let next = 0
  server.addHook('onRequest', async request => {
    const peer = request.socket.remoteAddress ?? ''
    if (now() < next || !isUntrusted(request, peer)) return
    next = now() + told
    log('warn', 'X-Forwarded-For from a proxy that [review] trusted_proxies does not name', { peer })
    // the doctor runs in another process
    await store.putValue(untrustedProxy, peer, next)
  })
}
