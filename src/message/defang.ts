/** Addresses of the web made readable and copyable, and never a link: `https://a.example/x` → `hxxps://a[.]example/x`. */

const brackets = (host: string): string => host.replace(/\./g, '[.]')

/** Hosts and schemes of URLs that stand inside of another one, as redirectors carry them. */
const nested = (rest: string): string =>
  rest.replace(
    /\bhttp(s?:(?:\/|%2f){2})([^/?#&\s%]{0,255})/gi,
    (_, after, host) => `hxxp${after}${brackets(host)}`,
  )

export const defangUrl = (url: string): string => {
  const scheme = /^([a-z][a-z0-9+.-]{0,30}):/i.exec(url)?.[1]
  if (scheme === undefined) return brackets(url)
  const rest = url.slice(scheme.length + 1)
  const named = scheme
    .replace(/^http/i, 'hxxp')
    .replace(/^ftp/i, 'fxp')
    .replace(/^javascript$/i, 'java·script')
  const hostEnd = rest.startsWith('//') ? rest.slice(2).search(/[/?#]/) : -1
  const end = hostEnd < 0 ? rest.length : hostEnd + 2
  return `${named}:${brackets(rest.slice(0, end))}${nested(rest.slice(end))}`
}

/** URLs inside running text, with a scheme or as host and path, which chats make links of. Each part is bounded. */
export const defangText = (text: string): string =>
  text
    .replace(/\b(?:https?|s?ftps?):\/\/[^\s<>"']{1,2000}/gi, defangUrl)
    .replace(/\bwww\.(?=[a-z0-9])/gi, 'www[.]')
    .replace(/(?<![\w/.@\]-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?=\/[^\s/])/gi, brackets)
