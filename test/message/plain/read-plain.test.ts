import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlain } from '../../../src/message/plain/read-plain.ts'

const runs = (text: string, options = {}) =>
  readPlain(text, options).runs.map(run => [run.text.trim(), run.quoted])

describe('readPlain', () => {
  it('tells quoted lines from own ones', () => {
    expect(runs('Hello\n\n> quoted\n> > deeper\n\nmine\r\n＞ 引用\n')).toEqual([
      ['Hello', false],
      ['quoted\ndeeper', true],
      ['mine', false],
      ['引用', true],
    ])
  })

  it.each([
    'On Mon, 5 Jan 2026, Ann <a@example.org> wrote:',
    'Am 5. Januar schrieb Ann:',
    'Le 5 janvier, Ann a écrit :',
    'El lunes, Ann escribió:',
    'Il giorno 5, Ann ha scritto:',
    'Em seg, Ann escreveu:',
    '2026年1月5日(月) 10:00 Ann <a@example.org>さんが書きました:',
    '2026/1/5 Ann のメール:',
    '在 2026年1月5日,Ann 写道:',
  ])('takes the line that announces a quotation for quoted: %s', line => {
    expect(runs(`mine\n\n${line}\n\n> theirs`)).toEqual([
      ['mine', false],
      [`${line}\n\ntheirs`, true],
    ])
  })

  it.each([
    '-----Original Message-----',
    '---------- Forwarded message ---------',
    'Begin forwarded message:',
    '-------- 転送メッセージ --------',
    '-------- 元のメッセージ --------',
    '-----Ursprüngliche Nachricht-----',
    '---------- Weitergeleitete Nachricht ---------',
    '-------- Message transféré --------',
    '---------- Mensaje reenviado ----------',
    '-------- Messaggio inoltrato --------',
    '---------- Mensagem encaminhada ----------',
    '-------- Doorgestuurd bericht --------',
    '-----原始邮件-----',
    '---------------------- Forwarded by Ann/Example on 05.01.2026 -----',
    'From: a@example.org\nSent: Monday\nTo: b@example.org\nSubject: x',
    'Von: A\nGesendet: Montag\nAn: B\nBetreff: x',
    'De : A\nEnvoyé : lundi\nÀ : B\nObjet : x',
    '差出人: A\n送信日時: 月曜日\n宛先: B\n件名: x',
    '*From:* A\n*Date:* Monday\n*Subject:* x',
    '> From: x\nFrom: A\nTo: B\nDate: C',
  ])('takes everything below for quoted: %s', block => {
    const own = runs(`mine\n\n${block}\n\nDear customer`).filter(([, quoted]) => quoted === false)
    expect(own).toEqual([['mine', false]])
  })

  it.each([
    'From: our team, with love\nThanks',
    'Original message settings',
    'To: you\nSubject: hi',
    'Your message was forwarded to us - thank you',
    'a:b\nc:d',
  ])('does not take ordinary lines for a forwarded message: %s', text => {
    expect(runs(text).every(([, quoted]) => quoted === false)).toBe(true)
  })

  it('undoes soft line breaks of format=flowed, and keeps quotation apart', () => {
    const text = 'Your Ama \nzon account \nis fine.\n>quoted \n>text\n>>deeper\n From here\n-- \nAnn'
    expect(runs(text, { flowed: true })).toEqual([
      ['Your Ama zon account is fine.', false],
      ['quoted text\ndeeper', true],
      ['From here\n-- \nAnn', false],
    ])
  })

  it('joins words where blanks are deleted', () => {
    expect(runs('アマ \nゾン\nAma \nzon', { flowed: true, delSp: true })).toEqual([
      ['アマゾン\nAmazon', false],
    ])
  })

  it('leaves trailing blanks alone where nothing is flowed', () => {
    expect(runs('a \nb')).toEqual([['a \nb', false]])
  })

  it('tells the signature', () => {
    expect(readPlain('Hi\n-- \nAnn\nExample Ltd').signature).toBe('Ann\nExample Ltd')
    expect(readPlain('Hi').signature).toBe('')
  })

  it('shows text written backwards as it is drawn, and reports it', () => {
    const page = readPlain('Dear \u202enozamA\u202c user')
    expect(page.runs[0]?.text).toBe('Dear Amazon user')
    expect(page.disguises.map(disguise => disguise.kind)).toEqual(['bidi-controls'])
  })

  it('says when text was cut', () => {
    expect(readPlain('abcdef', { text: 3 })).toMatchObject({ runs: [{ text: 'abc' }], truncated: ['text'] })
  })

  it('keeps every letter, whatever the lines', () => {
    const line = fc.constantFrom(
      'a',
      ' a ',
      '> b',
      '>>c',
      '> > d',
      '-- ',
      'From: e',
      'To: f',
      '-----Original Message-----',
      'x wrote:',
      '',
      ' >g',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, flowed) => {
        const kept = readPlain(lines.join('\n'), { flowed })
          .runs.map(run => run.text)
          .join('\n')
        expect(kept.match(/[a-z]/gi)).toEqual(lines.join('\n').match(/[a-z]/gi))
      }),
    )
  })
})
