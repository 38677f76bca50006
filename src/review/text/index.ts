/** The words of the pages: one file a language, with the same keys (a test holds them to it). */
import type { Catalogue, Forms, Key } from './catalogue.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

export type { Key } from './catalogue.ts'

/** A further language is one file and one line here. */
export const catalogues = { en, ja } as const satisfies Record<string, Catalogue>
export type Locale = keyof typeof catalogues
export const locales = Object.keys(catalogues) as readonly Locale[]

export const isLocale = (value: unknown): value is Locale => typeof value === 'string' && value in catalogues

/** Each language is named in itself, so that a reader who is lost finds his own. */
export const languageName = (locale: Locale): string => catalogues[locale]['language.name']

/** What is said outside of the pages is kept in English and Japanese: a further language reads the English. */
export const inLanguage = <T>(
  locale: Locale,
  { en: english, ja: japanese }: { readonly en: T; readonly ja: T },
): T => {
  const spoken: Readonly<Partial<Record<string, T>>> = { en: english, ja: japanese }
  return spoken[locale] ?? english
}

export type Params = Readonly<Record<string, string | number>>
export type Translate = (key: Key, params?: Params) => string

const fill = (text: string, params: Params, number: Intl.NumberFormat): string =>
  text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? number.format(value) : value
  })

/** The plural form is chosen by `count` with Intl.PluralRules. */
export const translator = (locale: Locale): Translate => {
  const catalogue: Catalogue = catalogues[locale]
  const plural = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)
  return (key, params = {}) => {
    const entry: string | Forms | undefined = catalogue[key]
    if (entry === undefined) return key
    if (typeof entry === 'string') return fill(entry, params, number)
    const form = plural.select(Number(params['count'] ?? 0))
    return fill(form === 'one' ? (entry.one ?? entry.other) : entry.other, params, number)
  }
}

/** The best language that the browser asks for (RFC 9110 section 12.5.4); English where none is ours. */
export const acceptLanguage = (header: string | undefined): Locale => {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map(p => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(q => q !== undefined)
      return { tag: tag.toLowerCase().split('-')[0] ?? '', quality: Number(quality ?? 1), order }
    })
    .filter(entry => entry.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order)
  for (const { tag } of wanted) if (isLocale(tag)) return tag
  return 'en'
}
