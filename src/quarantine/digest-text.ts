/** The words of a digest: plain text, no buttons, calm, and nothing that a mail client turns into a link but ours. */
import { harmless } from '../message/harmless.ts'
import { isAdvice } from '../verdict/explain.ts'
import type { Item } from './item.ts'
import type { Language } from './letter-language.ts'

/** `item` as its reader may see it; `expires` 0: not said. */
export type Line = { readonly item: Item; readonly link: string; readonly expires: number }

export type Listing = {
  readonly lines: readonly Line[]
  /** new ones that found no room in the letter */
  readonly more: number
  /** told of earlier, and still held */
  readonly waiting: number
  /** the recipient; null: for an administrator, who sees all recipients */
  readonly address: string | null
  /** link to the recipient's own list; '' for an administrator */
  readonly mailbox: string
}

/** What a sender wrote. Dots of host names are opened, so that no client makes a link of the scam's own. */
export const defang = (text: string, length: number): string =>
  harmless(text, length)
    .replaceAll('http', 'hxxp')
    .replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, '[.]')
    .replaceAll('@', '(at)')

const zoneOf = (timeZone: string): { readonly timeZone?: string } => (timeZone === '' ? {} : { timeZone })

const day = { year: 'numeric', month: 'short', day: 'numeric' } as const

export const timeIn = (time: number, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language, {
    ...day,
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    ...zoneOf(timeZone),
  }).format(time)

export const dayIn = (time: number, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language, { ...day, ...zoneOf(timeZone) }).format(time)

const words = {
  ja: {
    subject: (count: number) => `保留中のメールのお知らせ(${count}件)`,
    intro: (address: string) =>
      `${address} 宛てのメールのうち、Amazonを名乗っているものの、Amazonからの送信と確認できなかったメールを保留しています。`,
    admin: (_count: number) =>
      '新しく保留したメールの一覧です。確認して、配信するか削除するかを判断してください。',
    from: '表示上の差出人',
    to: '宛先',
    about: '件名',
    score: 'なりすましの疑い',
    of: (score: number) => `${score}(100が最大)`,
    why: '理由',
    id: '受付番号',
    expires: '保存期限',
    look: '内容の確認・受け取りの申請',
    decide: '確認と判断',
    more: (count: number) => `このほかに、新しく保留したメールが${count}件あります。`,
    waiting: (count: number) => `以前にお知らせしたメールのうち、${count}件がまだ保留中です。`,
    asking:
      'リンクを開くとメールの内容を確認できます。開いただけでメールが配信されることはありません。受け取りたいメールがあるときは、リンク先のページで申請してください。担当者が確認し、配信するかどうかを判断します。',
    mailbox: (link: string) =>
      `保留中のメールの一覧:\n${link}\nリンクを知っている人は、誰でもあなた宛ての保留メールを読めます。この通知は転送しないでください。`,
    silent:
      '受け取りたいメールがあるときは、受付番号を添えて、メールシステムの管理者にお問い合わせください。',
    end: '心当たりのないメールについては、何もする必要はありません。保存期限を過ぎると自動的に削除されます。',
  },
  en: {
    subject: (count: number) => `Held messages (${count})`,
    intro: (address: string, count: number) =>
      count === 1
        ? `A message to ${address} claims to come from Amazon, but we could not confirm that. We are holding it for you.`
        : `These messages to ${address} claim to come from Amazon, but we could not confirm that. We are holding them for you.`,
    admin: (count: number) =>
      count === 1
        ? 'A message was held. Please look at it, and release or delete it.'
        : 'These messages were held. Please look at them, and release or delete them.',
    from: 'sender as shown',
    to: 'to',
    about: 'subject',
    score: 'suspicion',
    of: (score: number) => `${score} of 100`,
    why: 'why',
    id: 'reference',
    expires: 'kept until',
    look: 'look at it, or ask for it',
    decide: 'look and decide',
    more: (count: number) =>
      count === 1 ? 'One more new message is held.' : `${count} more new messages are held.`,
    waiting: (count: number) =>
      count === 1
        ? 'One message from an earlier letter is still held.'
        : `${count} messages from earlier letters are still held.`,
    asking:
      'Opening a link only shows you the message; it does not deliver it. If you want a message, ask for it on that page. Somebody will look at it and decide.',
    mailbox: (link: string) =>
      `Everything that is held for you:\n${link}\nAnyone who has a link from this letter can read your held mail, so please do not forward it.`,
    silent: 'If you want a message, write to the administrator of your mail system and give its reference.',
    end: 'You need not do anything about messages that you do not want. They are deleted once the day shown has passed.',
  },
} as const

const mostReasons = 2
const mostRecipients = 10

const reasonOf = (item: Item, language: Language): string =>
  item.verdict.explanation[language]
    .filter(sentence => !isAdvice(sentence))
    .slice(0, mostReasons)
    .map(sentence => defang(sentence, 200))
    .join(language === 'ja' ? '' : ' ')

/** Addresses of our own people look like a forgery when they are broken up; only what senders wrote is. */
const recipientsOf = (item: Item): string => {
  const shown = item.recipients.slice(0, mostRecipients).map(fate => harmless(fate.address, 120))
  const rest = item.recipients.length - shown.length
  return `${shown.join(', ')}${rest > 0 ? ` +${rest}` : ''}`
}

const entryOf = (
  { item, link, expires }: Line,
  listing: Listing,
  language: Language,
  timeZone: string,
): string => {
  const say = words[language]
  const isForAdministrator = listing.address === null
  const why = reasonOf(item, language)
  const row = (name: string, value: string): readonly string[] =>
    value === '' ? [] : [`  ${name}: ${value}`]
  return [
    `${language === 'ja' ? '・' : '- '}${timeIn(item.receivedAt, language, timeZone)}`,
    ...row(say.from, defang(item.from, 120)),
    ...(isForAdministrator ? row(say.to, recipientsOf(item)) : []),
    ...row(say.about, defang(item.subject, 120)),
    ...row(say.score, say.of(item.verdict.score)),
    ...row(say.why, why),
    ...row(say.id, item.id),
    ...row(say.expires, expires === 0 ? '' : dayIn(expires, language, timeZone)),
    ...row(isForAdministrator ? say.decide : say.look, link),
  ].join('\n')
}

export type DigestText = { readonly subject: string; readonly text: string }

export const digestText = (listing: Listing, language: Language, timeZone = ''): DigestText => {
  const { lines, more, waiting, address, mailbox } = listing
  const say = words[language]
  const count = lines.length + more
  const hasLinks = lines.some(({ link }) => link !== '')
  return {
    subject: say.subject(count),
    text: [
      address === null ? say.admin(count) : say.intro(harmless(address, 200), count),
      ...lines.map(line => entryOf(line, listing, language, timeZone)),
      ...(more > 0 ? [say.more(more)] : []),
      ...(waiting > 0 ? [say.waiting(waiting)] : []),
      ...(mailbox === '' ? [] : [say.mailbox(mailbox)]),
      ...(address === null ? [] : [`${hasLinks ? say.asking : say.silent}\n${say.end}`]),
      '',
    ].join('\n\n'),
  }
}
