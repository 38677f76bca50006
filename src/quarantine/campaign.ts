/** Which wave a message belongs to: what its subject, its links and its words share with items held before. */
import { createHash } from 'node:crypto'
import type { Message } from '../message/message.ts'
import type { Relative } from '../store/store.ts'
import { bodyBands } from './minhash.ts'

/** Waves are over within days; a subject that returns after a month is another wave. */
export const campaignWindow = 14 * 24 * 3_600_000

const hash = (kind: string, text: string): string =>
  kind + createHash('sha256').update(text).digest('base64url').slice(0, 12)

/** Without what changes from copy to copy: numbers, tokens that hold digits, marks, width and case. */
export const normalSubject = (subject: string): string =>
  subject
    .slice(0, 500)
    .normalize('NFKC')
    .toLowerCase()
    // only the ASCII token around a digit: Japanese words have no blanks, and stand before and behind a number
    .replace(/[a-z0-9_-]*\p{N}[a-z\p{N}_-]*/gu, '#')
    .replace(/[^\p{L}#]+/gu, ' ')
    .replace(/^(?:(?:re|fwd?|aw|wg) )+/u, '')
    .trim()

/** Hosts that everybody uses say nothing of a wave. */
const shared = new Set([
  'amazonaws.com',
  'amazonses.com',
  'google.com',
  'googleapis.com',
  'w3.org',
  'awstrack.me',
])

const linkDomains = (message: Message, official: ReadonlySet<string>): readonly string[] =>
  [...new Set(message.links.map(link => link.organizationalDomain || link.host))]
    .filter(domain => domain !== '' && !shared.has(domain) && !official.has(domain))
    .sort()
    .slice(0, 8)

/** S…: subject, L…: link domains, B…: bands of the body's shingles. */
export const featuresOf = (
  message: Message,
  official: ReadonlySet<string> = new Set(),
): readonly string[] => {
  const subject = normalSubject(message.subject)
  return [
    ...([...subject].length >= 4 ? [hash('S', subject)] : []),
    ...linkDomains(message, official).map(domain => hash('L', domain)),
    ...bodyBands(message.text.own).map(band => hash('B', band)),
  ]
}

const kinds = (features: readonly string[], kind: string): number =>
  features.filter(feature => feature.startsWith(kind)).length

/** Two of the three agree, or nearly all of the body does. */
const strength = (features: readonly string[]): number => {
  const bands = kinds(features, 'B')
  const agree = Number(kinds(features, 'S') > 0) + Number(kinds(features, 'L') > 0) + Number(bands >= 1)
  if (agree < 2 && bands < 3) return 0
  return agree * 10 + bands
}

/** The strongest relative's campaign; else a new one, named after the features so that copies held at once agree. */
export const chooseCampaign = (features: readonly string[], relatives: readonly Relative[]): string => {
  let best = { campaign: '', strength: 0 }
  for (const { campaign, features: common } of relatives) {
    const found = strength(common)
    const isBetter =
      found > best.strength || (found === best.strength && found > 0 && campaign < best.campaign)
    if (isBetter) best = { campaign, strength: found }
  }
  if (best.strength > 0) return best.campaign
  const name = features.filter(feature => !feature.startsWith('B'))
  if (features.length === 0) return ''
  return hash('C', (name.length >= 2 ? name : features).join(' '))
}
