/** postgres://user@one:5432,two:5432/database names a fail-over pair, as libpq writes it; the driver takes one host a URL. */

const parts = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)([^/?#@]*)([/?#].*)?$/u

/** One URL a host, in the order given; empty if some host is missing or the URL is none. */
export const hostUrls = (url: string): readonly string[] => {
  const [, head = '', hosts = '', rest = ''] = parts.exec(url) ?? []
  const urls = hosts.split(',').map(host => (host === '' ? '' : `${head}${host}${rest}`))
  return urls.every(one => URL.canParse(one)) ? urls : []
}
