/** What a piece of evidence is called: its sentence of the verdict, in the reader's language. */
import type { Evidence } from '../../evidence/evidence.ts'
import type { Item } from '../../quarantine/item.ts'
import { explain, sentences } from '../../verdict/explain.ts'
import type { Locale } from './index.ts'

/** A third language of the pages falls back to the English sentences until it has its own. */
const spoken = (locale: string): Readonly<Record<string, string>> =>
  Object.hasOwn(sentences, locale) ? sentences[locale as keyof typeof sentences] : sentences.en

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '')

/** Without a sentence: `from-name-claim` → `from name claim`. */
export const evidenceWords = (locale: Locale, { id, quote, params }: Evidence): string => {
  const all = spoken(locale)
  const template = Object.hasOwn(all, id) ? all[id] : undefined
  return template === undefined ? id.replace(/[-_]+/g, ' ') : fill(template, { quote, ...params })
}

const ofBody = (where: string): boolean => !/^(?:header|auth|envelope|client)(?::|$)/.test(where)

/** For whoever may not read the body: nothing of its words, neither in the evidence nor in the sentences. */
export const withoutBodyWords = (item: Item): Item => {
  const evidence = item.verdict.evidence.map(one => {
    if (!ofBody(one.where)) return one
    const params = Object.fromEntries(Object.keys(one.params ?? {}).map(key => [key, '…']))
    return { ...one, quote: '…', params }
  })
  const { outcome, score } = item.verdict
  const claimed = item.verdict.evidence
    .filter(one => one.side === 'claim' && !ofBody(one.where))
    .map(one => one.quote)
  return {
    ...item,
    verdict: { ...item.verdict, evidence, claimed, explanation: explain({ outcome, score, evidence }) },
  }
}
