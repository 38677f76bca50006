/** The words of a digest: plain text, no buttons, calm, and nothing that a mail client turns into a link but ours. */
import { harmless } from '../message/harmless.ts'
import type { Item } from './item.ts'

export type Language = 'ja' | 'en'

export type Line = { readonly item: Item; readonly link: string }

/** Dots of host names in mail text are opened, so that no client makes a link of the scam's own. */
export const defang = (text: string, length: number): string =>
  harmless(text, length)
    .replaceAll('http', 'hxxp')
    .replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, '[.]')
    .replaceAll('@', '(at)')

const when = (time: number, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone === '' ? {} : { timeZone }),
  }).format(time)

const words = {
  ja: {
    subject: (count: number) => `保留中のメールのお知らせ(${count}件)`,
    intro: (address: string) =>
      `${address} 宛のメールのうち、Amazonを名乗っているものの、Amazonからの送信と確認できなかったメールを保留しています。`,
    admin: () => '保留中のメールの一覧です。',
    line: (time: string, from: string, subject: string, score: number) =>
      `・${time}\n  差出人の表示: ${from}\n  件名: ${subject}\n  スコア: ${score}`,
    link: (link: string) => `  内容の確認・受け取りの申請: ${link}`,
    more: (count: number) => `ほかに${count}件あります。`,
    outro: () =>
      'リンク先では内容を確認できるだけで、開いただけではメールは配信されません。受け取りたいメールは、リンク先のページで申請してください。担当者が確認します。\n心当たりのないメールは、何もしなければ期限後に自動的に削除されます。',
  },
  en: {
    subject: (count: number) => `Held messages (${count})`,
    intro: (address: string) =>
      `These messages to ${address} claim to come from Amazon, and could not be shown to. They are held.`,
    admin: () => 'These messages are held.',
    line: (time: string, from: string, subject: string, score: number) =>
      `- ${time}\n  shown sender: ${from}\n  subject: ${subject}\n  score: ${score}`,
    link: (link: string) => `  look at it, or ask for it: ${link}`,
    more: (count: number) => `${count} more are held.`,
    outro: () =>
      'A link only shows the message; nothing is delivered by opening it. If you want a message, ask for it on that page, and somebody will decide.\nWhat you do not want needs no action: it is deleted when its time is over.',
  },
} as const

export type DigestText = { readonly subject: string; readonly text: string }

export const digestText = (
  lines: readonly Line[],
  more: number,
  address: string | null,
  language: Language,
  timeZone = '',
): DigestText => {
  const say = words[language]
  const entries = lines.map(({ item, link }) =>
    [
      say.line(
        when(item.receivedAt, language, timeZone),
        defang(item.from, 120),
        defang(item.subject, 120),
        item.verdict.score,
      ),
      ...(link === '' ? [] : [say.link(link)]),
    ].join('\n'),
  )
  return {
    subject: say.subject(lines.length + more),
    text: [
      address === null ? say.admin() : say.intro(defang(address, 200)),
      ...entries,
      ...(more > 0 ? [say.more(more)] : []),
      ...(address === null ? [] : [say.outro()]),
      '',
    ].join('\n\n'),
  }
}

/** Japanese where the domain is Japanese; the mail's own language says nothing of its reader. */
export const languageOf = (domain: string): Language => (domain.endsWith('.jp') ? 'ja' : 'en')
