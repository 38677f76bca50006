import iconv from 'iconv-lite'
import { beforeAll, describe, expect, it } from 'vitest'
import { defaultPoolSettings } from '../../../src/extract/pool/settings.ts'
import { preparePdf, readPdf } from '../../../src/extract/readers/pdf.ts'
import { japanesePdf, makePdf } from '../samples.ts'

const { limits } = defaultPoolSettings
beforeAll(preparePdf)

describe('a PDF in East Asian fonts that are not embedded', () => {
  const words = 'アマゾンのアカウント amazon.co.jp が停止'
  const utf16 = iconv.encode(words, 'utf16be')
  const jis = iconv.encode('アマゾン', 'euc-jp').map(byte => byte & 0x7f)
  it.each([
    ['90ms-RKSJ-H', iconv.encode(words, 'cp932'), words],
    ['UniJIS-UCS2-H', utf16, words],
    ['UniJIS-UTF16-H', utf16, words],
    ['EUC-H', iconv.encode(words, 'euc-jp'), words],
    ['H', jis, 'アマゾン'],
    ['GBK-EUC-H', iconv.encode('亚马逊 amazon', 'gbk'), '亚马逊 amazon'],
    ['ETen-B5-H', iconv.encode('亞馬遜', 'big5'), '亞馬遜'],
    ['KSCms-UHC-H', iconv.encode('아마존', 'euc-kr'), '아마존'],
  ])('is read in the encoding %s', async (encoding, bytes, expected) => {
    expect((await readPdf(japanesePdf(encoding, Buffer.from(bytes)), limits)).text).toEqual([expected])
  })

  it('is not read as other words where the font has an encoding of its own', async () => {
    const { text } = await readPdf(japanesePdf('Identity-H', Buffer.from([0x30, 0x42])), limits)
    expect(text.join('')).not.toContain('あ')
  })
})

describe('a PDF', () => {
  it('is cut at the limit of characters and of links', async () => {
    const pdf = await makePdf({ text: 'abcdefghij', link: 'https://a.example/', pages: 5 })
    const found = await readPdf(pdf, { ...limits, text: 25, links: 1 })
    expect(found.text.join('').length).toBe(25)
    expect(found.links).toHaveLength(1)
    expect(found.cut).toBe(true)
  })
})
