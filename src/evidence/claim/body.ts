/** Claim: the visible text speaks as the brand: greeting, thanks, account, signature, letterhead, imprint. */
import type { Check, Evidence } from '../evidence.ts'
import { type Mention, quoteOf, writtenAt } from '../mention.ts'
import { observe } from '../observe.ts'
import { type Passage, type Scene, sceneOf } from '../scene.ts'
import { voices } from '../voice/index.ts'
import { hearAll, type VoiceKind } from '../voice/voice.ts'
import { namesakeOf } from './from-name.ts'

/** Anybody writes "Amazon and its logo are trademarks of Amazon.com, Inc.", "FTC v. Amazon.com, Inc.", "paid to". */
const isOthers = (text: string, start: number, end: number): boolean =>
  /(?:\btrade-? ?marks?\b[^.©\n]{0,24}|商標[^。©\n]{0,24}|\bvs?\. ?|ロゴは)$/.test(
    text.slice(Math.max(0, start - 48), start),
  ) ||
  /\b(?:to|an|bei|at|payee:?|merchant:?|empfanger:?) $/.test(text.slice(Math.max(0, start - 16), start)) ||
  /^ ?(?:様|さま|御中)/.test(text.slice(end, end + 3))

/** `heard`: what the text was heard saying already; the same stretch of it counts once. */
const imprintClaim = ({ brand, body }: Scene, heard: readonly Mention[]): Evidence[] => {
  const { folded } = body
  const text = folded.plain
  const isHeard = (from: number, to: number): boolean =>
    heard.some(({ start, end }) => start < to && from < end)
  const line = brand.imprints.find(imprint => {
    const at = text.indexOf(imprint)
    const end = at + imprint.length
    return at >= 0 && !isOthers(text, at, end) && !isHeard(at, end)
  })
  if (!line) return []
  const at = text.indexOf(line)
  const quote = writtenAt(folded, at, at + line.length)
  return [observe({ id: 'body-imprint', side: 'claim', where: 'body', quote })]
}

const entityClaim = ({ brand, body }: Scene): Evidence[] => {
  const name = brand.legalEntity.fake.find(fake => body.folded.plain.includes(fake))
  return name ? [observe({ id: 'false-legal-entity', side: 'claim', where: 'body', quote: name })] : []
}

const orderClaim = ({ brand, body, subject }: Scene): Evidence[] => {
  const { genuine } = brand.orderNumber
  const number = genuine.exec(body.folded.plain) ?? genuine.exec(subject.folded.plain)
  return number ? [observe({ id: 'order-number', side: 'claim', where: 'body', quote: number[0] })] : []
}

const disguiseClaim = ({ mentions, folded, where }: Passage): Evidence[] => {
  const hidden = mentions.find(mention => mention.disguised)
  const quote = hidden ? quoteOf(folded, hidden, 20) : ''
  return hidden
    ? [observe({ id: 'disguised-brand', side: 'claim', where, quote, params: { name: quote } })]
    : []
}

/** "Thank you for choosing Amazon Hose": the name of the sender itself. */
const withoutNamesake = (scene: Scene): Passage => {
  const word = namesakeOf(scene)
  const { body: text } = scene
  if (word === null) return text
  const mentions = text.mentions.filter(
    ({ end }) =>
      !text.folded.skeleton
        .slice(end, end + 2 + word.length)
        .trimStart()
        .startsWith(word),
  )
  return { ...text, mentions }
}

/** Who writes, said at least as clearly as by an imprint. */
const WHO: ReadonlySet<VoiceKind> = new Set(['signature', 'thanks', 'greeting'])

export const body: Check = facts => {
  const scene = sceneOf(facts)
  const { standing } = scene
  const text = withoutNamesake(scene)
  if (standing.state === 'official') return []
  const quotedEntity = entityClaim(scene)
  if (text.mentions.length === 0) return quotedEntity
  const heard = [...hearAll(voices, text).values()].filter(({ kind }) => kind !== 'topic')
  return [
    ...heard.map(({ kind, mention }) =>
      observe({ id: `body-${kind}`, side: 'claim', where: 'body', quote: quoteOf(text.folded, mention) }),
    ),
    ...imprintClaim(
      scene,
      heard.filter(({ kind }) => WHO.has(kind)).map(({ mention }) => mention),
    ),
    ...quotedEntity,
    ...orderClaim(scene),
    ...disguiseClaim(text),
  ]
}
