import { describe, expect, it } from 'vitest'
import { amazon } from '../../src/brands/index.ts'
import { foldForNames } from '../../src/evidence/folded.ts'
import { findMentions } from '../../src/evidence/mention.ts'

const mentions = (text: string) => findMentions(amazon, foldForNames(text))

describe('a mention of the brand', () => {
  it.each([
    'Amazon',
    'Your Amazon order',
    'Amazon.co.jpをご利用',
    '【Amazon】お知らせ',
    'ＡＭＡＺＯＮ',
    'ｱﾏｿﾞﾝ',
    'アマゾンからのお知らせ',
    'あまぞん',
    '亚马逊客服',
    '亞馬遜',
    '아마존 계정',
    'Амазон',
    'حسابك على أمازون',
    'अमेज़न खाता',
    'AmazonPrime',
    'amazonjp',
    'Amazon. co. jp',
    'AMZN',
    '[Amazone緊急の通知]',
    'Amazone Prime',
    'Amazons.co.jp',
    'Mein Amazon-Konto',
  ])('is found in %s', text => {
    const [first] = mentions(text)
    expect(first).toBeDefined()
    expect(first?.disguised).toBe(false)
  })

  it.each([
    'Аmazon',
    'Αmazοn.fr',
    'A m a z o n . c o . j p',
    'Am azon',
    'A-m-a-z-o-n',
    'Amaz0n',
    '4maz0n',
    'Arnazon',
    'AIJMXD2EVWLmazon',
    'Amаzon accоunt',
    'amaᴢon',
    'a.m.a.z.o.n',
    'Ꭺmazon',
  ])('is found through the disguise of %s', text => expect(mentions(text)[0]?.disguised).toBe(true))

  it.each(['𝐀𝐦𝐚𝐳𝐨𝐧', 'ⓐⓜⓐⓩⓞⓝ', 'ama\u200bzon', 'A\u034fm\u034fa\u034fzon', 'a\u073fm\u073fazon'])(
    'is found where characters are styled or cut: %j',
    text => expect(mentions(text).length).toBe(1),
  )

  it.each([
    'Amazonas',
    'Amazônia',
    'Amazonian',
    'AMAZONE Sämaschine',
    'die Amazonen',
    'amazonite',
    'the Amazon River',
    'Amazon rainforest',
    'アマゾン川',
    'アマゾンの熱帯雨林',
    '仮面ライダーアマゾン',
    'アマゾネス',
    'amazing',
    'Ramazan',
    'Tamazon',
    'амазонка',
    'Amazon Watch',
    'https://www.amazon.com/dp/B00',
    'someone@amazon.com',
    'bucket.s3.amazonaws.com',
    'amazonaws',
    'images-amazon.com',
  ])('is not found in %s', text => expect(mentions(text)).toEqual([]))

  it('takes no longer than linear time on text made to be slow', () => {
    const start = performance.now()
    for (const text of [
      'a '.repeat(50_000),
      'amazo'.repeat(20_000),
      'a\u200b'.repeat(50_000),
      'AB1'.repeat(30_000),
      'а'.repeat(60_000),
    ])
      mentions(text)
    expect(performance.now() - start).toBeLessThan(1500)
  })
})
