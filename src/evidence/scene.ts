/** What several checks need of one message, worked out once: folded texts, mentions, standing, action links. */
import { isAligned } from '../auth/alignment.ts'
import type { Authentication } from '../auth/authentication.ts'
import type { Brand } from '../brands/brand.ts'
import { isOfficialTarget } from '../brands/brand.ts'
import type { Link, Mailbox, Message } from '../message/message.ts'
import type { Facts } from './evidence.ts'
import { type Folded, foldForNames } from './folded.ts'
import { findMentions, type Mention } from './mention.ts'
import { type Standing, standingOf } from './standing.ts'

export type Passage = {
  readonly where: string
  readonly folded: Folded
  readonly mentions: readonly Mention[]
}

export type Scene = {
  readonly brand: Brand
  readonly message: Message
  readonly standing: Standing
  /** the author's own domain is proven, whoever he is (DMARC) */
  readonly passed: boolean
  /** the author writes as somebody else than the brand: whether that is proven makes it no more and no less the brand */
  readonly foreign: boolean
  /** From as a person sees it: every author's display name, comment and address */
  readonly authors: readonly { readonly mailbox: Mailbox; readonly name: Passage }[]
  readonly subject: Passage
  /** what the sender wrote himself and a person sees */
  readonly body: Passage
  /** what he answers or passes on */
  readonly quoted: string
  /** text inside attachments and nested messages */
  readonly attached: readonly Passage[]
  /** links that a person can follow */
  readonly actions: readonly Link[]
  readonly foreignActions: readonly Link[]
  /** no more text of a message than this is compared */
  readonly cut: boolean
}

const TEXT = 60_000
const QUOTED_LINE = /^[ \t]{0,4}>.*$/gm
/** Of a longer text the end is compared as well: a claim may follow after a long preamble. */
const END = 20_000

const cut = (text: string): string =>
  text.length <= TEXT ? text : `${text.slice(0, TEXT - END)}\n${text.slice(-END)}`

export const passage = (brand: Brand, where: string, text: string): Passage => {
  const folded = foldForNames(cut(text))
  return { where, folded, mentions: findMentions(brand, folded, where === 'header:from' ? 'name' : 'text') }
}

/** The author's name, his comments, and an address that stands where a name should. */
const writtenName = ({ name, comment, address, domain }: Mailbox): string =>
  [name, comment, domain === '' ? address : ''].filter(text => text !== '').join(' ')

/** DMARC, or where the domain publishes none, an aligned signature or MAIL FROM (RFC 9989 §4.4). */
const provesAuthor = ({ dmarc, dkim, spf }: Authentication, domain: string): boolean =>
  dmarc.result === 'pass' ||
  (dmarc.result === 'none' &&
    (dkim.some(({ result, aligned }) => result === 'pass' && aligned) ||
      (spf.result === 'pass' && isAligned(spf.domain, domain))))

const isOwn = (where: string): boolean => where.startsWith('body')

const setUp = ({ message, brand, authentication }: Facts): Scene => {
  const runs = message.text.runs.filter(run => !run.quoted)
  const own =
    runs.length > 0
      ? runs
          .filter(run => isOwn(run.where))
          .map(run => run.text)
          .join('\n')
      : message.text.own
  const attached = runs.filter(run => !isOwn(run.where))
  const actions = message.links.filter(
    link => link.visible && link.origin !== 'image' && /^(?:https?|ftp|mailto)?:?$/.test(link.scheme),
  )
  const standing = standingOf(brand, message, authentication)
  const web = actions.filter(link => link.host !== '' && link.scheme !== 'mailto')
  return {
    brand,
    message,
    standing,
    passed: provesAuthor(authentication, message.from[0]?.domain ?? ''),
    foreign: standing.state === 'foreign' && message.from.length === 1,
    authors: message.from.map(mailbox => ({
      mailbox,
      name: passage(brand, 'header:from', writtenName(mailbox)),
    })),
    subject: passage(brand, 'header:subject', message.subject),
    // Quoted lines stay quoted when a mailer made HTML of them.
    body: passage(brand, 'body', own.replace(QUOTED_LINE, '')),
    quoted: [message.text.quoted, ...(own.match(QUOTED_LINE) ?? [])].join('\n').trim(),
    attached: attached.slice(0, 20).map(run => passage(brand, run.where, run.text)),
    actions: web,
    foreignActions: web.filter(link => !isOfficialTarget(brand, link.host)),
    cut: own.length > TEXT,
  }
}

const scenes = new WeakMap<Facts, Scene>()

export const sceneOf = (facts: Facts): Scene => {
  const known = scenes.get(facts)
  if (known) return known
  const scene = setUp(facts)
  scenes.set(facts, scene)
  return scene
}
