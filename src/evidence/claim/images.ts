/** Claim: a logo, or pictures taken from the brand's own servers. */
import { brandDomainOf } from '../../brands/brand.ts'
import type { Check, Evidence } from '../evidence.ts'
import { foldForNames } from '../folded.ts'
import { observe } from '../observe.ts'
import { passage, sceneOf } from '../scene.ts'
import { namesakeOf } from './from-name.ts'

const MOST = 60
const LOGO =
  /^[^\p{L}]*(?:\p{L}{0,8}[\s_-])?(?:amazon|アマゾン)(?:[\s_.-]?(?:com|co\.?jp|de|fr|es|it|co\.?uk|prime|logo|ロゴ|smile|pay|icon|header|banner))*[^\p{L}]*$/u

export const images: Check = facts => {
  const scene = sceneOf(facts)
  const { message, brand, standing } = scene
  if (standing.state === 'official' || message.images.length === 0) return []
  const found: Evidence[] = []
  const named = message.images.slice(0, MOST).find(({ alt, contentId, source }) => {
    const file = /([^/?#]{1,80})(?:[?#]|$)/.exec(source.startsWith('data:') ? '' : source)?.[1] ?? ''
    const words = [
      alt.slice(0, 80),
      contentId.split('@')[0] ?? '',
      file.replace(/\.(?:png|jpe?g|gif|svg|webp)$/i, ''),
    ]
    return words.some(
      word =>
        word !== '' &&
        LOGO.test(foldForNames(word).skeleton) &&
        passage(brand, '', word.replace(/[_.-]/g, ' ')).mentions.length > 0,
    )
  })
  if (named && namesakeOf(scene) === null)
    found.push(
      observe({
        id: 'logo-image',
        side: 'claim',
        where: 'image',
        quote: named.alt || named.contentId || named.source,
        params: { host: named.host },
      }),
    )
  const linked = message.images.slice(0, MOST).find(({ host }) => {
    const role = brandDomainOf(brand, host)?.role
    return role === 'asset' || role === 'mail'
  })
  if (linked)
    found.push(observe({ id: 'hot-linked-image', side: 'claim', where: 'image', quote: linked.host }))
  return found
}
