/** Claim: links pretend to lead to the brand, by their words, by their host, or by the paths of its shop. */
import { isAligned } from '../../auth/alignment.ts'
import { isKnownHost, isOfficialTarget } from '../../brands/brand.ts'
import type { Link } from '../../message/message.ts'
import type { Check, Evidence } from '../evidence.ts'
import { imitationOfHost } from '../lookalike.ts'
import { observe } from '../observe.ts'
import { type Scene, sceneOf } from '../scene.ts'
import { namesakeOf } from './from-name.ts'

const MOST = 100
const HOST = /(?:https?:\/\/|^)((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/:?#\s]|$)/

/** The words are an address of the brand, the target is not. */
const mismatch = ({ brand }: Scene, link: Link): Evidence | null => {
  const shown = HOST.exec(link.shown.trim().toLowerCase().slice(0, 300))?.[1]
  if (!shown || !isOfficialTarget(brand, shown) || isKnownHost(brand, link.host)) return null
  const params = { shown, host: link.host }
  return observe({
    id: 'link-text-mismatch',
    side: 'claim',
    where: 'link',
    quote: `${link.shown} → ${link.host}`,
    params,
  })
}

const lookalike = (scene: Scene, link: Link): Evidence | null => {
  // Its own site; what that is called was weighed with its address.
  const author = scene.message.from[0]?.domain ?? ''
  if (isAligned(link.host, author) && namesakeOf(scene) !== null) return null
  const found = imitationOfHost(scene.brand, link.host)
  const params = { host: link.host, imitated: found?.token ?? '' }
  return (
    found &&
    observe({
      id: 'lookalike-link-host',
      side: 'claim',
      where: 'link',
      quote: link.host,
      params,
      degree: found.degree,
    })
  )
}

const shopPath = ({ brand }: Scene, link: Link): Evidence | null => {
  if (link.host === '' || isKnownHost(brand, link.host)) return null
  const path = link.target.slice(0, 600)
  return brand.pathShapes.some(shape => shape.test(path))
    ? observe({
        id: 'shop-path-on-foreign-host',
        side: 'claim',
        where: 'link',
        quote: path,
        params: { host: link.host },
      })
    : null
}

/** Each kind once, the clearest of it. */
export const links: Check = facts => {
  const scene = sceneOf(facts)
  if (scene.standing.state === 'official') return []
  const found: Evidence[] = []
  for (const test of [mismatch, lookalike, shopPath]) {
    let top: Evidence | null = null
    for (const link of scene.foreignActions.slice(0, MOST)) {
      const one = test(scene, link)
      if (one && (!top || one.weight > top.weight)) top = one
    }
    if (top) found.push(top)
  }
  return found
}
