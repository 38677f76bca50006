/** What several checks need of one message, worked out once: folded texts, mentions, standing, action links. */
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
  /** From as a person sees it: every author's display name, comment and address */
  readonly authors: readonly { readonly mailbox: Mailbox; readonly name: Passage }[]
  readonly subject: Passage
  /** what the sender wrote himself and a person sees */
  readonly body: Passage
  /** text inside attachments and nested messages */
  readonly attached: readonly Passage[]
  /** links that a person can follow */
  readonly actions: readonly Link[]
  readonly foreignActions: readonly Link[]
  /** no more text of a message than this is compared */
  readonly cut: boolean
}

const TEXT = 60_000

export const passage = (brand: Brand, where: string, text: string): Passage => {
  const folded = foldForNames(text.slice(0, TEXT))
  return { where, folded, mentions: findMentions(brand, folded) }
}

/** The author's name, his comments, and an address that stands where a name should. */
const writtenName = ({ name, comment, address, domain }: Mailbox): string =>
  [name, comment, domain === '' ? address : ''].filter(text => text !== '').join(' ')

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
  const web = actions.filter(link => link.host !== '' && link.scheme !== 'mailto')
  return {
    brand,
    message,
    standing: standingOf(brand, message, authentication),
    passed: authentication.dmarc.result === 'pass',
    authors: message.from.map(mailbox => ({
      mailbox,
      name: passage(brand, 'header:from', writtenName(mailbox)),
    })),
    subject: passage(brand, 'header:subject', message.subject),
    body: passage(brand, 'body', own),
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
