import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRuns } from '../../src/language/read.ts'
import type { Category, Hit, LanguageReading } from '../../src/language/reading.ts'
import { counts, score, URGENCY } from '../../src/language/score.ts'

const readText = (text: string, quoted = false): LanguageReading =>
  readRuns([{ text, where: 'body:plain', quoted }])
const countedIn = (text: string): readonly Category[] =>
  readText(text)
    .hits.filter(counts)
    .map(hit => hit.category)
const takenBack = (text: string): readonly Hit[] => readText(text).hits.filter(hit => hit.negated)

describe('matching', () => {
  it.each([
    '24時間以内に確認してください',
    '３６時間以内に確認してください',
    '48 時間 以内に確認してください',
    '三日以内に確認してください',
    'Please verify your account within 12 hours',
    'Please verify your account within\n  72   hours',
    'PLEASE VERIFY YOUR ACCOUNT WITHIN TWO DAYS',
    'Bitte bestätigen Sie Ihre Daten innerhalb von 48 Stunden',
    'Veuillez confirmer votre identité sous 24 heures',
  ])('reads a deadline in any number: %s', text => {
    expect(countedIn(text)).toContain('deadline')
  })

  it.each([
    ['half width kana', 'ｱｶｳﾝﾄが停止されました'],
    ['a line break inside the sentence', 'アカウントが\n停止されました'],
    ['letters set apart', 'ア カ ウ ン ト が 停 止 さ れ ま し た'],
    ['invisible characters', 'アカ\u200bウン\u2060トが停\u00ad止されました'],
    ['Cyrillic letters', 'Your аcсount has been suspended'],
    ['a capital I for a small l', 'Your account is on hoId and locked'],
    ['full width letters', 'Ｙｏｕｒ ａｃｃｏｕｎｔ has been suspended'],
    ['missing accents', 'Votre compte a ete suspendu'],
  ])('sees through %s', (_, text) => {
    expect(countedIn(text)).toContain('account-threat')
  })

  it('keeps to whole words where the script has words, and knows that ú is a letter', () => {
    expect(
      countedIn('The unsuspendedness of urgentlynamed insurgents and resurgent urgencies'),
    ).not.toContain('deadline')
    expect(countedIn('Estimado cliente, este es el último aviso para su cuenta, gracias')).toContain(
      'deadline',
    )
  })

  it('joins no phrase across the end of a sentence', () => {
    expect(countedIn('アカウントを作りました。配信を停止するにはこちら')).not.toContain('account-threat')
  })

  it('quotes the words as they were written, with their place', () => {
    const [hit] = readRuns([
      { text: 'ＡＢＣ Your account has been SUSPENDED.', where: 'body:html', quoted: false },
    ]).hits
    expect(hit).toMatchObject({
      quote: 'Your account has been SUSPENDED',
      where: 'body:html',
      category: 'account-threat',
    })
  })
})

describe('languages', () => {
  it('counts a phrase only where its language is plausible', () => {
    const german =
      'Der Termin ist nicht urgent, und die Sitzung wird auf den Montag verschoben, wie wir es besprochen haben.'
    const reading = readText(german)
    expect(reading.language).toBe('de')
    expect(reading.hits.filter(hit => hit.language === 'fr' || hit.language === 'nl')).toEqual([])
  })

  it('reads both languages of a mail in two', () => {
    const reading = readText(
      'お客様のアカウントは停止されました。至急、本人確認の手続きを完了してください。\n\nYour account has been suspended, please verify it within 24 hours.',
    )
    expect(new Set(reading.hits.map(hit => hit.language))).toEqual(new Set(['ja', 'en']))
    expect(reading.language).toBe('ja')
  })

  it.each([
    ['ru', 'Здравствуйте, спасибо за ваш заказ, он скоро будет доставлен по указанному адресу'],
    ['ko', '안녕하세요, 주문해 주셔서 감사합니다. 상품은 곧 배송될 예정입니다.'],
    ['und', ''],
    ['und', '12345'],
  ])('names other languages, or none: %s', (language, text) => {
    expect(readText(text).language).toBe(language)
  })
})

describe('guards', () => {
  it.each([
    'We will never ask you for your password or one-time code.',
    'Please do not share your verification code with anyone.',
    'パスワードの入力をお願いすることはございません。',
    'Wir werden Sie niemals bitten, Ihr Passwort einzugeben oder mitzuteilen.',
    'Nous ne vous demanderons jamais de confirmer votre mot de passe.',
    'Nunca le pediremos que envíe su contraseña.',
    'Non ti chiederemo mai di inserire la password.',
    'Nunca pedimos que você informe sua senha.',
    'Wij vragen nooit om uw wachtwoord te bevestigen.',
    '我们绝不会要求您提供验证码。',
  ])('takes back a request that is denied: %s', text => {
    const requests = readText(text).hits.filter(hit => hit.category === 'credential-request' && counts(hit))
    expect(requests).toEqual([])
  })

  it('takes back what a warning quotes', () => {
    const text =
      '「お客様のアカウントは停止されました。24時間以内に支払方法を更新してください」というメールは偽物です。'
    const reading = readText(text)
    expect(takenBack(text).length).toBeGreaterThan(2)
    expect([reading.urgency, reading.payment]).toEqual([0, 0])
  })

  it('takes back the list behind a warning that ends in a colon', () => {
    const reading = readText(
      'Scammers often write things like this:\nYour account has been suspended!\nUpdate your payment method!',
    )
    expect([reading.urgency, reading.payment]).toEqual([0, 0])
  })

  it('does not let one reassuring line silence a scam', () => {
    const scam =
      'Your account has been suspended. Verify your payment method within 24 hours or it will be closed.'
    const reading = readText(`${scam} Beware of phishing! We will never ask for your password.`)
    expect(reading.urgency).toBeGreaterThanOrEqual(50)
    expect(reading.payment).toBeGreaterThanOrEqual(50)
  })

  it('does not take an address for a warning', () => {
    expect(readText('phishing@example.org: your account has been suspended').urgency).toBeGreaterThanOrEqual(
      50,
    )
  })

  it('hears quoted replies, but does not count them', () => {
    const reading = readText('Your account has been suspended, verify it within 24 hours.', true)
    expect(reading.hits.length).toBeGreaterThan(0)
    expect([reading.urgency, reading.payment]).toEqual([0, 0])
  })
})

describe('scores', () => {
  it('are 0 for nothing', () => {
    expect(readRuns([])).toEqual({ language: 'und', hits: [], urgency: 0, payment: 0 })
  })

  it('count a category once', () => {
    const once = readText('Your account has been suspended.')
    const often = readText('Your account has been suspended. '.repeat(20))
    expect(often.urgency).toBe(once.urgency)
  })

  it('are integers that more evidence never lowers', () => {
    const categories: readonly Category[] = [
      'deadline',
      'account-threat',
      'legal-threat',
      'delivery',
      'style',
      'gift-card',
    ]
    const hit = fc
      .record({
        category: fc.constantFrom(...categories),
        strength: fc.constantFrom('weak' as const, 'medium' as const, 'strong' as const),
        negated: fc.boolean(),
        quoted: fc.boolean(),
      })
      .map((each): Hit => ({ phraseId: '', language: 'en', quote: '', where: '', ...each }))
    fc.assert(
      fc.property(fc.array(hit, { maxLength: 12 }), hit, (hits, one) => {
        const before = score(hits, URGENCY)
        const after = score([...hits, one], URGENCY)
        expect(Number.isInteger(after) && after <= 100 && after >= before).toBe(true)
      }),
      { seed: 20261122 },
    )
  })

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const reading = readText(text)
        expect(reading.urgency >= 0 && reading.payment <= 100).toBe(true)
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })
})
