/**
 * Links that a filter or a web service rewrote, led back to where they go: only where the address itself says it
 * (Microsoft Safe Links, Proofpoint URL Defense 1 to 3, Barracuda, the redirects of Google and Facebook).
 */

type Wrapper = {
  readonly host: RegExp
  readonly path: string
  /** query parameters that hold the target, in this order */
  readonly parameters: readonly string[]
}

const WRAPPERS: readonly Wrapper[] = [
  { host: /\.safelinks\.protection\.outlook\.com$/, path: '/', parameters: ['url'] },
  { host: /^(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}$/, path: '/url', parameters: ['q', 'url'] },
  { host: /^l\.facebook\.com$/, path: '/l.php', parameters: ['u'] },
  { host: /^linkprotect\.cudasvc\.com$/, path: '/url', parameters: ['a'] },
  { host: /^urldefense\.proofpoint\.com$/, path: '/v1/url', parameters: ['u'] },
]

const isWeb = (target: string): boolean => /^https?:\/\//i.test(target)

const parse = (target: string): URL | null => (URL.canParse(target) ? new URL(target) : null)

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** Proofpoint's second form writes `-` for `%` and `_` for `/`, its third the address between underscores. */
const proofpoint = (url: URL): string => {
  if (url.hostname === 'urldefense.proofpoint.com' && url.pathname.startsWith('/v2/')) {
    return percentDecoded((url.searchParams.get('u') ?? '').replaceAll('-', '%').replaceAll('_', '/'))
  }
  const third =
    url.hostname === 'urldefense.com' ? /^\/v3\/__(.{1,2000}?)__;/.exec(url.pathname + url.search) : null
  return third?.[1]?.replace(/^(https?:\/)(?!\/)/i, '$1/') ?? ''
}

const once = (target: string): string => {
  const url = parse(target)
  if (url === null) return ''
  const special = proofpoint(url)
  if (special !== '') return special
  const wrapper = WRAPPERS.find(each => each.host.test(url.hostname) && url.pathname.startsWith(each.path))
  const names = wrapper?.parameters ?? []
  return names.map(name => url.searchParams.get(name) ?? '').find(isWeb) ?? ''
}

/** Cheap to ask of any link. */
const MAYBE = /safelinks\.|\.google\.|\/\/google\.|facebook\.com\/l\.php|linkprotect\.|urldefense\./i
const MAX_LAYERS = 3

/** The target itself where nothing is wrapped. */
export const unwrap = (target: string): string => {
  let current = target
  for (let layer = 0; layer < MAX_LAYERS && MAYBE.test(current.slice(0, 100)); layer++) {
    const inner = once(current)
    if (!isWeb(inner)) break
    current = inner
  }
  return current
}
