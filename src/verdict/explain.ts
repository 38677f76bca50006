/** Judgement → sentences that a person without knowledge of mail understands; "could not confirm", never "is a fraud". */
import type { Evidence } from '../evidence/evidence.ts'
import { defangText } from '../message/defang.ts'
import type { Judgement } from './judge.ts'
import { en, type SentenceId } from './sentences/en.ts'
import { ja } from './sentences/ja.ts'

export const sentences = { en, ja } as const
export type SentenceLanguage = keyof typeof sentences
export type Explanation = { readonly en: readonly string[]; readonly ja: readonly string[] }

const MOST_REASONS = 6
const MOST_PRESSURE = 3

/** Sentences of our own that quote nothing of a message. */
const adviceTexts: ReadonlySet<string> = new Set(
  Object.values(sentences).flatMap(texts =>
    Object.entries(texts).flatMap(([id, text]) => (id.startsWith('advice:') ? [text] : [])),
  ),
)

export const isAdvice = (sentence: string): boolean => adviceTexts.has(sentence)

const isSentence = (id: string): id is SentenceId => Object.hasOwn(en, id)

/** How the name is hidden, if one look at it tells. */
const disguiseOf = (quote: string): string => {
  if (/[Ͱ-Ͽἀ-῿]/.test(quote)) return ':greek'
  if (/[Ѐ-ӿ]/.test(quote)) return ':cyrillic'
  if (/‹U\+(?:00AD|200[B-F]|2060|FEFF|034F)/i.test(quote)) return ':invisible'
  return /a[^a-z0-9]{1,2}m[^a-z0-9]{1,2}a/i.test(quote) ? ':spaced' : ''
}

const sentenceId = ({ id, quote }: Evidence): SentenceId | null => {
  const special = id === 'disguised-brand' ? `${id}${disguiseOf(quote)}` : id
  return isSentence(special) ? special : null
}

/** What a value was is not always known any more: a deleted item keeps no words. */
const UNKNOWN = '…'

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, key: string) => defangText(values[key] || UNKNOWN))

const say = (language: SentenceLanguage, id: SentenceId, values: Readonly<Record<string, string>>): string =>
  fill(sentences[language][id], values)

/** A sentence in pieces: its own words, and the values out of the message between them. */
export type Piece = string | { readonly name: string; readonly value: string }

/** null for what is observed and never said. */
export const piecesOf = (language: SentenceLanguage, evidence: Evidence): readonly Piece[] | null => {
  const id = sentenceId(evidence)
  if (id === null) return null
  const values: Readonly<Record<string, string>> = { quote: evidence.quote, ...evidence.params }
  return sentences[language][id]
    .split(/(\{\w+\})/)
    .filter(part => part !== '')
    .map(part => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1]
      return name === undefined ? part : { name, value: defangText(values[name] || UNKNOWN) }
    })
}

export const sayPieces = (pieces: readonly Piece[]): string =>
  pieces.map(piece => (typeof piece === 'string' ? piece : piece.value)).join('')

const sayEvidence = (language: SentenceLanguage, evidence: Evidence): string | null => {
  const pieces = piecesOf(language, evidence)
  return pieces && sayPieces(pieces)
}

const ADVICE = ['advice:links', 'advice:never', 'advice:entered'] as const

/** What was found, without what a recipient should do about it. */
export const findings = (explanation: Explanation, language: SentenceLanguage): readonly string[] => {
  const advices = new Set<string>(ADVICE.map(id => sentences[language][id]))
  return explanation[language].filter(sentence => !advices.has(sentence))
}

type Headline = {
  readonly id: SentenceId
  readonly values: Readonly<Record<string, string>>
  readonly told: readonly string[]
}

/** Where a part could not be read, nobody knows what it claims. */
const noneOf = (evidence: readonly Evidence[]): SentenceId => {
  if (evidence.some(({ side }) => side === 'claim')) return 'headline:none-weak'
  return evidence.some(({ id }) => id === 'attachment-unread') ? 'headline:none-unread' : 'headline:none'
}

const INVISIBLE = /‹U\+(?:00AD|034F|061C|180[B-F]|200[B-F]|202[A-E]|206[0-9A-F]|FEFF)›/gi

/** The name as it is read; what nobody sees in it is said in words. */
const namedHeadline = (values: Headline['values'], told: readonly string[]): Headline => {
  const name = (values['name'] ?? '').replace(INVISIBLE, '')
  const id = name === values['name'] ? 'headline:claims-name' : 'headline:claims-name:invisible'
  return { id, values: { ...values, name }, told }
}

const headline = ({ outcome, evidence }: Judgement): Headline => {
  const find = (id: string): Evidence | undefined => evidence.find(one => one.id === id)
  const proof = evidence.find(({ side, params }) => side === 'proof' && params?.['domain'])
  const values = { domain: '', ...proof?.params }
  if (outcome === 'official')
    return { id: find('official-relay') ? 'headline:official-relay' : 'headline:official', values, told: [] }
  if (outcome === 'partner') return { id: 'headline:partner', values, told: [] }
  if (outcome === 'unknown') return { id: 'headline:unknown', values, told: [] }
  if (outcome === 'none') return { id: noneOf(evidence), values, told: [] }
  if (find('official-relay')) return { id: 'headline:relay', values, told: [] }
  if (find('spoofed-official-domain'))
    return { id: 'headline:spoofed', values, told: ['spoofed-official-domain', 'from-name-claim'] }
  if (find('tampered-official-mail')) return { id: 'headline:tampered', values, told: [] }
  const name = find('from-name-claim') ?? find('from-name-mention') ?? find('from-name-service')
  const told = ['from-name-claim', 'from-name-mention', 'from-name-service', 'unofficial-from-domain']
  if (name) return namedHeadline({ ...values, ...name.params }, told)
  return { id: 'headline:claims', values, told: ['unofficial-from-domain'] }
}

const reasons = (judgement: Judgement, told: readonly string[]): readonly Evidence[] => {
  const flagged = judgement.outcome === 'impersonation' || judgement.outcome === 'suspected'
  if (!flagged) return judgement.evidence.filter(({ side }) => side === 'context').slice(0, 2)
  const seen = new Set(told)
  const once = judgement.evidence.filter(({ id }) => !seen.has(id) && seen.add(id))
  const weighty = once
    .filter(({ side }) => side === 'claim' || side === 'infrastructure' || side === 'proof')
    .sort((a, b) => b.weight - a.weight)
  const pressing = once.filter(({ side }) => side === 'pressure').slice(0, MOST_PRESSURE)
  return [
    ...weighty.slice(0, MOST_REASONS),
    ...pressing,
    ...once.filter(({ side }) => side === 'context').slice(0, 2),
  ]
}

const advice = ({ outcome, evidence }: Judgement): readonly SentenceId[] => {
  if (outcome !== 'impersonation' && outcome !== 'suspected') return []
  const asks = evidence.some(({ id }) =>
    /^(?:gift-card|credential|account-confirmation|payment|call-back|legal)/.test(id),
  )
  return ['advice:links', ...(asks ? (['advice:never'] as const) : []), 'advice:entered']
}

/** What speaks for a flagged mail is marked as such. Our own sentences begin with a word that takes a small letter. */
const mitigate = (language: SentenceLanguage, { outcome }: Judgement, one: Evidence): string | null => {
  const sentence = sayEvidence(language, one)
  const flagged = outcome === 'impersonation' || outcome === 'suspected'
  if (sentence === null || !flagged || one.side !== 'context' || one.id === 'attachment-unread')
    return sentence
  const reason = sentence.charAt(0).toLowerCase() + sentence.slice(1)
  return sentences[language].mitigating.replace('{reason}', () => reason)
}

const tell = (language: SentenceLanguage, judgement: Judgement): readonly string[] => {
  const { id, values, told } = headline(judgement)
  return [
    say(language, id, values),
    ...reasons(judgement, told)
      .map(one => mitigate(language, judgement, one))
      .filter(sentence => sentence !== null),
    ...advice(judgement).map(one => sentences[language][one]),
  ]
}

export const explain = (judgement: Judgement): Explanation => ({
  en: tell('en', judgement),
  ja: tell('ja', judgement),
})
