/** A browser without a screen: cookies, forms with their token, redirects shown instead of followed. */
import type { World } from './world.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly location: string
}
export type Fields = Readonly<Record<string, string | readonly string[]>>

export type Client = {
  readonly cookies: Map<string, string>
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  /** takes the token from `from` (default: the inbox or the sign-in page) */
  readonly post: (
    path: string,
    fields: Fields,
    from?: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>
  readonly token: (path: string) => Promise<string>
}

const entities = { '&amp;': '&', '&#39;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>' } as const
export const unescapeHtml = (text: string): string =>
  text.replace(/&(?:amp|#39|quot|lt|gt);/g, found => entities[found as keyof typeof entities])

const encode = (fields: Fields): URLSearchParams => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  }
  return body
}

export const makeClient = (world: World, cookies = new Map<string, string>()): Client => {
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'accept-language': 'en', ...init.headers, ...(cookie !== '' && { cookie }) }
    const answer = await fetch(`${world.origin}${path}`, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return {
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
      location: answer.headers.get('location') ?? '',
    }
  }
  const get: Client['get'] = (path, headers = {}) => send(path, { headers })
  const token = async (path: string) =>
    unescapeHtml(/name="_csrf" value="([^"]*)"/.exec((await get(path)).text)?.[1] ?? '')
  return {
    cookies,
    get,
    token,
    post: async (path, fields, from = '/account', headers = {}) =>
      send(path, {
        method: 'POST',
        headers,
        body: encode({ _csrf: fields['_csrf'] ?? (await token(from)), ...fields }),
      }),
  }
}

/** Signed in without the password page (whose work is meant to be slow): a session as it makes them. */
export const signedInClient = async (world: World, name: string): Promise<Client> => {
  const { cookie } = await world.app.sessions.begin(name, '127.0.0.1', 'test')
  return makeClient(world, new Map([['session', cookie]]))
}
