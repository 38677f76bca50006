/** Infrastructure: the author writes from free mail, or from a name that anyone can have for a minute. */
import { getDomain, getPublicSuffix } from 'tldts'
import { isNameless, ownNameInText } from '../context/own.ts'
import type { Check } from '../evidence.ts'
import { observe } from '../observe.ts'
import { sceneOf } from '../scene.ts'
import { freeMail, tenants } from './hosts.ts'

export const isTenant = (host: string): boolean =>
  tenants.some(suffix => host.endsWith(`.${suffix}`)) ||
  (getPublicSuffix(host, { allowPrivateDomains: true }) ?? '') !== (getPublicSuffix(host) ?? '')

export const senders: Check = facts => {
  const scene = sceneOf(facts)
  const { message, standing } = scene
  if (standing.state !== 'foreign') return []
  const from = message.from[0]
  if (!from) return []
  const make = (id: string) => [
    observe({
      id,
      side: 'infrastructure',
      where: 'header:from',
      quote: from.address,
      params: { domain: from.domain },
    }),
  ]
  const nameless = isNameless(scene) && ownNameInText(scene).length === 0 ? make('nameless-sender') : []
  if (freeMail.has(from.domain) || freeMail.has(getDomain(from.domain) ?? ''))
    return [...make('free-mail-sender'), ...nameless]
  return isTenant(from.domain) ? [...make('tenant-sender'), ...nameless] : nameless
}
