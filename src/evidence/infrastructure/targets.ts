/** Infrastructure: where the links lead: addresses without a name, short links, rented names, never to the brand. */
import type { Link } from '../../message/message.ts'
import type { Check, Evidence } from '../evidence.ts'
import { observe } from '../observe.ts'
import { sceneOf } from '../scene.ts'
import { shorteners } from './hosts.ts'
import { isTenant } from './senders.ts'

const MOST = 100
const IP = /^(?:\d{1,3}\.){3}\d{1,3}$|^\[?[0-9a-f]*:[0-9a-f:.]+\]?$/
const USERINFO = /^[a-z]+:\/\/[^/?#@\s]{1,200}@/i

const kinds: readonly (readonly [string, (link: Link) => boolean])[] = [
  ['ip-link', link => IP.test(link.host)],
  ['userinfo-link', link => USERINFO.test(link.target)],
  ['shortened-link', link => shorteners.has(link.host) || shorteners.has(link.organizationalDomain)],
  ['tenant-link', link => isTenant(link.host)],
]

export const targets: Check = facts => {
  const { message, foreignActions, actions, standing } = sceneOf(facts)
  if (standing.state === 'official' || standing.state === 'partner') return []
  const found: Evidence[] = []
  for (const [id, test] of kinds) {
    const link = foreignActions.slice(0, MOST).find(test)
    if (link)
      found.push(
        observe({
          id,
          side: 'infrastructure',
          where: 'link',
          quote: link.target,
          params: { host: link.host },
        }),
      )
  }
  const [first] = foreignActions
  if (first && foreignActions.length === actions.length)
    found.push(
      observe({
        id: 'only-foreign-links',
        side: 'infrastructure',
        where: 'link',
        quote: first.target,
        params: { host: first.host },
      }),
    )
  if (message.forms > 0)
    found.push(
      observe({ id: 'form-in-mail', side: 'infrastructure', where: 'body:html', quote: `${message.forms}` }),
    )
  return found
}
