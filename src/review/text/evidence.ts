/** What a piece of evidence is called: its sentence of the verdict, in the reader's language. */
import type { Evidence } from '../../evidence/evidence.ts'
import { sentences } from '../../verdict/explain.ts'
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
