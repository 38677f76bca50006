/** The cheap question before all checks: is the brand named or imitated anywhere that a person could see? */
import { brandDomainOf } from '../brands/brand.ts'
import { organizersOf } from './claim/attachments.ts'
import { isService } from './claim/sub-brand.ts'
import type { Facts } from './evidence.ts'
import { foldForNames } from './folded.ts'
import { imitationIn, imitationOfHost } from './lookalike.ts'
import { passage, sceneOf } from './scene.ts'

const named = (facts: Facts): boolean => {
  const scene = sceneOf(facts)
  const { authors, subject, body, attached } = scene
  if (authors.some(({ name }) => isService(scene, name))) return true
  return [subject, body, ...attached, ...authors.map(({ name }) => name)].some(
    ({ mentions }) => mentions.length > 0,
  )
}

const inAddresses = ({ message, brand }: Facts): boolean => {
  const mailboxes = [...message.from, ...message.replyTo, ...message.sender].slice(0, 20)
  return mailboxes.some(
    ({ domain, local, name }) =>
      brandDomainOf(brand, domain) !== undefined ||
      imitationOfHost(brand, domain) !== null ||
      imitationIn(brand, local) !== null ||
      imitationIn(brand, foldForNames(name).skeleton) !== null,
  )
}

const inHosts = ({ message, brand }: Facts): boolean => {
  const hosts = new Set(
    [...message.links.slice(0, 200), ...message.images.slice(0, 100)].map(({ host }) => host),
  )
  for (const host of hosts) if (brandDomainOf(brand, host) || imitationOfHost(brand, host)) return true
  return false
}

const inParts = ({ message, brand }: Facts): boolean => {
  const names = [
    message.text.title.slice(0, 300),
    ...message.parts.slice(0, 50).flatMap(({ filename, contentId }) => [filename, contentId]),
    ...message.images.slice(0, 60).map(({ alt }) => alt),
  ]
  const text = names
    .filter(name => name !== '')
    .join(' | ')
    .replace(/[_.-]+/g, ' ')
  if (text !== '' && passage(brand, '', text).mentions.length > 0) return true
  return organizersOf(message).some(({ name }) => passage(brand, '', name).mentions.length > 0)
}

/** A legal entity or a shop path without the name is rare enough to be left to the texts. */
export const namesBrand = (facts: Facts): boolean =>
  named(facts) || inAddresses(facts) || inHosts(facts) || inParts(facts)
