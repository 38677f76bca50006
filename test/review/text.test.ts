import { describe, expect, it } from 'vitest'
import { formatter } from '../../src/review/text/format.ts'
import { acceptLanguage, catalogues, locales, translator } from '../../src/review/text/index.ts'
import { sentences } from '../../src/verdict/explain.ts'

const keysOf = (locale: keyof typeof catalogues) => Object.keys(catalogues[locale]).sort()
const words = (entry: unknown): string =>
  typeof entry === 'string' ? entry : Object.values(entry as object).join(' ')
const holes = (entry: unknown) => [...new Set(words(entry).match(/\{[a-zA-Z]+\}/g) ?? [])].sort()

describe('the words of the pages', () => {
  it.each(locales)('%s has every key and nothing empty', locale => {
    expect(keysOf(locale)).toEqual(keysOf('en'))
    for (const entry of Object.values(catalogues[locale])) expect(words(entry).trim()).not.toBe('')
  })

  it.each(locales)('%s leaves the same places open as English', locale => {
    for (const key of keysOf('en')) {
      const [own, english] = [catalogues[locale], catalogues.en].map(
        all => (all as Record<string, unknown>)[key],
      )
      expect(holes(own), key).toEqual(holes(english))
    }
  })

  it('writes Japanese in Japanese', () => {
    const plain = Object.entries(catalogues.ja).filter(
      ([, entry]) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(words(entry)),
    )
    expect(plain.map(([key]) => key)).toEqual([])
  })

  it('sets Japanese in one way: no blank beside Amazon, full-width brackets and colons', () => {
    const all = { ...catalogues.ja, ...sentences.ja }
    const odd = Object.entries(all).filter(([, entry]) =>
      /Amazon [\u3040-\u30ff\u4e00-\u9fff]|[\u3040-\u30ff\u4e00-\u9fff」] ?[():]|[()][\u3040-\u30ff\u4e00-\u9fff]/.test(
        words(entry),
      ),
    )
    expect(odd.map(([key]) => key)).toEqual([])
  })

  it('chooses plural forms by Intl', () => {
    expect(translator('en')('done.delete', { count: 1 })).toBe('1 message was deleted.')
    expect(translator('en')('done.delete', { count: 1200 })).toBe('1,200 messages were deleted.')
    expect(translator('ja')('done.delete', { count: 2 })).toBe('2件を削除しました。')
  })

  it('takes the language that the browser likes best', () => {
    expect(acceptLanguage('fr, ja;q=0.8, en;q=0.5')).toBe('ja')
    expect(acceptLanguage('en-GB,ja')).toBe('en')
    expect(acceptLanguage('xx, *;q=0.1')).toBe('en')
    expect(acceptLanguage(undefined)).toBe('en')
    expect(acceptLanguage('ja;q=0, en')).toBe('en')
  })

  it('writes dates, ages and sizes as readers do', () => {
    const at = Date.UTC(2026, 10, 22, 1, 0, 0)
    expect(formatter('ja', 'Asia/Tokyo').dateTime(at)).toBe('2026/11/22 10:00:00')
    expect(formatter('en', 'UTC').age(at - 3 * 86_400_000, at)).toBe('3d ago')
    expect(formatter('ja', 'UTC').age(at - 7_200_000, at)).toBe('2時間前')
    expect(formatter('en', 'UTC').size(1_234_567)).toBe('1.2 MB')
    expect(formatter('en', 'UTC').size(1)).toBe('1 byte')
  })
})
