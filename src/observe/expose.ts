/** Shows the metrics: on an endpoint of the one process (or the master) that owns the port, or as text files. */
import cluster from 'node:cluster'
import { createServer, type Server } from 'node:http'
import { resolve } from 'node:path'
import type { Registry } from 'prom-client'
import type { Config } from '../config/keys.ts'
import { writeTextfile } from './metrics.ts'

export type Exposed = { readonly start: () => Promise<void>; readonly close: () => Promise<void> }

const INTERVAL = 15_000

export function exposeMetrics(
  config: () => Config,
  directory: string,
  registry: Registry,
  onProblem: (text: string) => void,
): Exposed {
  let server: Server | null = null
  let timer: NodeJS.Timeout | null = null
  return {
    start: async () => {
      const { listen, textfile } = config().metrics
      if (textfile !== '') {
        const folder = resolve(directory, textfile)
        const write = () =>
          void writeTextfile(registry, folder).catch(error => onProblem(`metrics: ${String(error)}`))
        timer = setInterval(write, INTERVAL).unref()
        write()
      }
      if (listen !== '') server = serve(listen, registry, onProblem)
    },
    close: async () => {
      if (timer !== null) clearInterval(timer)
      server?.close()
    },
  }
}

/** Each worker shows its own numbers: the first has the port, each further one the next. */
function serve(listen: string, registry: Registry, onProblem: (text: string) => void): Server {
  const colon = listen.lastIndexOf(':')
  const host = listen.slice(0, colon).replace(/^\[|\]$/g, '')
  const offset = Math.max(0, (cluster.worker?.id ?? 1) - 1)
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    registry.metrics().then(
      text => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  server.on('error', error => onProblem(`metrics endpoint: ${error.message}`))
  // exclusive: the cluster module would hand the requests to any worker.
  server.listen({ host, port: Number(listen.slice(colon + 1)) + offset, exclusive: true })
  server.unref()
  return server
}
