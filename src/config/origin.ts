/** The origin that people type: links in letters and redirects are made of it, never of the Host header. */

type Reached = { readonly url: string; readonly listen: string; readonly tls_certificate: string }

export type Listen = { readonly host: string; readonly port: number }

/** `127.0.0.1:8026`, `[::1]:8026`, `8026`. */
export const parseListen = (listen: string): Listen => {
  const match = /^(?:(?:\[([^\]]+)\]|([^:]*)):)?(\d{1,5})$/.exec(listen)
  return { host: match?.[1] ?? (match?.[2] || '127.0.0.1'), port: Number(match?.[3] ?? 8026) }
}

/** `[review] url`, else the listen address; `port` where the system chose one. */
export const originOf = ({ url, listen, tls_certificate }: Reached, port?: number): string => {
  if (url !== '') return URL.parse(url)?.origin ?? url.replace(/\/+$/u, '')
  const { host, port: configured } = parseListen(listen)
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  const name = reachable.includes(':') ? `[${reachable}]` : reachable
  return `${tls_certificate === '' ? 'http' : 'https'}://${name}:${port ?? configured}`
}
