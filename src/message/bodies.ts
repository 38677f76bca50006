/** What a person sees of all parts together: text in reading order, links, images and forms. */
import { decodeValue } from './header/encoded-word.ts'
import type { RawField } from './header/fields.ts'
import { htmlSteps } from './html/read-html.ts'
import { defaultHtmlLimits } from './html/rendered.ts'
import { makeLink, placeOf } from './link.ts'
import type { ImageRef, Limits, Link, Message, TextRun } from './message.ts'
import type { ReadPart } from './mime/parts.ts'
import type { Notes } from './notes.ts'
import { readPlain } from './plain/read-plain.ts'
import { markupOf, type Role, rolesOf } from './roles.ts'
import type { Steps } from './steps.ts'
import { linksInText } from './text-links.ts'

export type Bodies = Pick<Message, 'text' | 'links' | 'images' | 'forms'>

type Draft = {
  readonly limits: Limits
  readonly notes: Notes
  readonly runs: TextRun[]
  readonly links: Link[]
  readonly images: ImageRef[]
  readonly hidden: string[]
  readonly titles: string[]
  /** characters that may still be kept */
  left: number
  forms: number
}

/** A forwarded message is somebody else's word, unless the message around it says nothing itself. */
const LITTLE_TEXT = 20
const MAX_TITLE = 2000

const hasOwnText = (runs: readonly TextRun[]): boolean => {
  let letters = 0
  for (const run of runs) if (!run.quoted) letters += run.text.trim().length
  return letters >= LITTLE_TEXT
}

const addRun = (draft: Draft, text: string, where: string, quoted: boolean): void => {
  if (text.length > draft.left) draft.notes.cut('text')
  const kept = text.length > draft.left ? text.slice(0, draft.left) : text
  draft.left -= kept.length
  if (kept !== '') draft.runs.push({ text: kept, where, quoted })
}

const addLinks = (draft: Draft, links: readonly Link[]): void => {
  const room = draft.limits.links - draft.links.length
  if (links.length > room) draft.notes.cut('links')
  for (const link of links.slice(0, Math.max(0, room))) draft.links.push(link)
}

/** One more than fits, so that the cut is noticed. */
const textLinks = (draft: Draft, text: string, origin: Link['origin']): readonly Link[] =>
  linksInText(text, origin, true, Math.max(0, draft.limits.links - draft.links.length) + 1)

const addPlain = (
  draft: Draft,
  { part, parameters }: ReadPart,
  where: string,
  role: Role,
  quoted: boolean,
): void => {
  const flowed = parameters.get('format')?.toLowerCase() === 'flowed'
  const delSp = parameters.get('delsp')?.toLowerCase() === 'yes'
  const page = readPlain(part.text, { flowed, delSp, text: draft.limits.text })
  for (const { kind, quote } of page.disguises) draft.notes.disguise(kind, where, quote)
  for (const run of page.runs) {
    addRun(draft, run.text, where, quoted || run.quoted)
    addLinks(draft, textLinks(draft, run.text, role === 'body' ? 'text' : 'attachment'))
  }
}

/** URLs that stand in the text of a page and are no words of a link are made clickable by many programs. */
const bareLinks = (
  draft: Draft,
  text: string,
  words: ReadonlySet<string>,
  origin: Link['origin'],
): readonly Link[] =>
  text.includes('://') || text.includes('www.')
    ? textLinks(draft, text, origin).filter(link => !words.has(link.shown))
    : []

/** The URLs among the words of links. */
const shownUrls = (draft: Draft, words: string): ReadonlySet<string> =>
  new Set(linksInText(words, 'text', true, draft.limits.links).map(link => link.shown))

const addHtml = function* (
  draft: Draft,
  { part }: ReadPart,
  where: string,
  role: Role,
  quoted: boolean,
): Steps<void> {
  const { limits, notes } = draft
  const page = yield* htmlSteps(part.text, { ...defaultHtmlLimits, text: limits.text, links: limits.links })
  const isBody = role === 'body'
  addLinks(
    draft,
    page.links.map(link =>
      makeLink(link.shown, link.target, isBody ? link.origin : 'attachment', link.visible),
    ),
  )
  yield
  const words = shownUrls(draft, page.links.map(link => link.shown).join('\n'))
  yield
  for (const run of page.runs) {
    addRun(draft, run.text, where, quoted || run.quoted)
    addLinks(draft, bareLinks(draft, run.text, words, isBody ? 'text' : 'attachment'))
  }
  for (const { alt, source, contentId } of page.images.slice(0, limits.links)) {
    draft.images.push({ alt, source, contentId, host: placeOf(source).host })
  }
  draft.forms += page.forms
  if (page.hidden !== '') draft.hidden.push(page.hidden)
  if (page.title !== '' && isBody) draft.titles.push(page.title)
  for (const { kind, quote } of page.disguises) notes.disguise(kind, where, quote)
  for (const limit of page.truncated) notes.cut(limit)
}

const addPart = function* (
  draft: Draft,
  read: ReadPart,
  where: string,
  role: Role,
  quoted: boolean,
): Steps<void> {
  const markup = markupOf(read.part.type)
  if (markup === 'html') yield* addHtml(draft, read, where, role, quoted)
  else if (markup === 'plain') addPlain(draft, read, where, role, quoted)
}

/** Sender and subject of a forwarded message, which programs show on top of it. */
const addNestedHeads = (
  draft: Draft,
  nested: ReadonlyMap<string, readonly RawField[]>,
  quoted: boolean,
): void => {
  for (const [path, fields] of nested) {
    for (const name of ['from', 'subject']) {
      const raw = fields.find(field => field.name === name)?.raw ?? ''
      if (raw !== '') addRun(draft, decodeValue(raw).text, `rfc822:${path}`, quoted)
    }
  }
}

const whereOf = ({ part }: ReadPart, role: Role): string => {
  if (role === 'nested') return `rfc822:${part.path}`
  if (role === 'attachment') return `attachment:${part.filename || part.path}`
  return markupOf(part.type) === 'html' ? 'body:html' : 'body:plain'
}

const newDraft = (limits: Limits, notes: Notes): Draft => ({
  limits,
  notes,
  runs: [],
  links: [],
  images: [],
  hidden: [],
  titles: [],
  left: limits.text,
  forms: 0,
})

const visibleText = ({ runs, hidden, titles, limits }: Draft): Message['text'] => {
  const joined = (quoted: boolean): string =>
    runs
      .filter(run => run.quoted === quoted)
      .map(run => run.text)
      .join('\n')
  return {
    runs,
    own: joined(false),
    quoted: joined(true),
    hidden: hidden.join('\n').slice(0, limits.text),
    title: titles.join('\n').slice(0, MAX_TITLE),
  }
}

/** Bodies first, then attachments that are text themselves, then what is inside forwarded messages. */
export const bodySteps = function* (
  parts: readonly ReadPart[],
  nested: ReadonlyMap<string, readonly RawField[]>,
  limits: Limits,
  notes: Notes,
): Steps<Bodies> {
  const draft = newDraft(limits, notes)
  const roles = rolesOf(parts)
  const addAll = function* (role: Role, quoted: boolean): Steps<void> {
    for (const [index, read] of parts.entries()) {
      if (roles[index] !== role) continue
      yield* addPart(draft, read, whereOf(read, role), role, quoted)
      yield
    }
  }
  yield* addAll('body', false)
  const forwarded = hasOwnText(draft.runs)
  yield* addAll('attachment', false)
  addNestedHeads(draft, nested, forwarded)
  yield* addAll('nested', forwarded)
  const { links, images, forms } = draft
  return { text: visibleText(draft), links, images, forms }
}
