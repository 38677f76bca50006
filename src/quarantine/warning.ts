/** The letter to administrators: what nobody has looked at and will soon be gone, and what is not held for lack of room. */
import bytes from 'bytes'
import { senderOf } from './digest.ts'
import { defang } from './digest-text.ts'
import { type Language, languageFor } from './letter-language.ts'
import type { Letter } from './mailer.ts'
import type { RetentionWarning } from './retention.ts'
import type { Settings } from './settings.ts'

const day = 86_400_000
/** From here on a word is worth while. */
const nearlyFull = 0.9

const words = {
  ja: {
    subject: '保留メールの期限が近づいています',
    full: '保留メールの保存領域が残りわずかです',
    cleared: '保存領域が不足し、未確認の保留メールを削除しました',
    gone: (count: number) =>
      `保存領域が上限に達したため、前回のお知らせのあとに、未確認の保留メール${count}件を削除しました。上限は設定([retention] max_items、max_bytes)で変更できます。`,
    disk: (free: string, least: string) =>
      `保存先ディスクの空き容量は${free}です。${least}を下回ると、新しいメールは保留されず、送信元に一時エラー(451)を返します。`,
    stopped: {
      subject: '保留を停止しました: 保存先の空き容量が不足しています',
      text: (why: string) =>
        `保存先の空き容量が不足したため、新しいメールを保留できません。保留の対象となるメールには一時エラー(451)を返しており、空き容量ができるまで送信元が再送を続けます。\n\n${why}`,
    },
    resumed: {
      subject: '保留を再開しました',
      text: () =>
        '保存先の空き容量が回復し、メールの保留を再開しました。再送されたメールは通常どおり保留されます。',
    },
    intro: (count: number, days: number) =>
      `未確認の保留メール${count}件が、まもなく${days}日の保存期限を迎え、削除されます。`,
    fill: (percent: number) =>
      `保存領域の使用率は${percent}%です。上限に達すると、古いものから削除されます。`,
    line: (left: number, subject: string, from: string) => `・残り${left}日: ${subject}(${from})`,
    link: (url: string) => `確認はこちらから: ${url}`,
  },
  en: {
    subject: 'Held messages will expire soon',
    full: 'The quarantine is running out of room',
    cleared: 'Held messages were deleted to make room',
    gone: (count: number) =>
      `${count === 1 ? 'One held message that nobody had reviewed was' : `${count} held messages that nobody had reviewed were`} deleted since the last letter, because the quarantine was full. Its limits are [retention] max_items and max_bytes.`,
    disk: (free: string, least: string) =>
      `The disk of the store has ${free} left. Below ${least} nothing more is held: such mail is answered 451 for now.`,
    stopped: {
      subject: 'No more mail is held: the store has no room',
      text: (why: string) =>
        `The store has no room for more messages. Mail that should be held is answered 451; its senders try again until there is room.\n\n${why}`,
    },
    resumed: {
      subject: 'Mail is held again',
      text: () =>
        'The store has room again, and mail is held as before; what senders try again is held then.',
    },
    intro: (count: number, days: number) =>
      count === 1
        ? `One held message that nobody has reviewed will soon have been kept for ${days} days, and will then be deleted.`
        : `${count} held messages that nobody has reviewed will soon have been kept for ${days} days, and will then be deleted.`,
    fill: (percent: number) => `The store is ${percent} % full. At its limit the oldest are deleted first.`,
    line: (left: number, subject: string, from: string) => `- ${left} days left: ${subject} (${from})`,
    link: (url: string) => `Look at them here: ${url}`,
  },
} as const

const amount = (size: number): string => bytes.format(size, { unitSeparator: ' ' }) ?? String(size)

export const isWorthWarning = ({ count, fill, disk, gone }: RetentionWarning): boolean =>
  count > 0 || gone > 0 || fill >= nearlyFull || disk !== null

const subjectOf = (language: Language, { count, gone }: RetentionWarning): string => {
  const say = words[language]
  if (gone > 0) return say.cleared
  return count === 0 ? say.full : say.subject
}

/** `gone`: since the reader's last letter. */
export const warningLetter = (
  warning: RetentionWarning,
  address: string,
  settings: Settings,
  now: number,
): Letter => {
  const { expiring, count, fill, disk, gone } = warning
  const language = languageFor(address, settings.digest.language)
  const say = words[language]
  const { days } = settings.retention
  const lines = expiring.map(item => {
    const left = Math.max(0, Math.ceil((item.receivedAt + days * day - now) / day))
    return say.line(left, defang(item.subject, 100), defang(item.from, 100))
  })
  return {
    from: senderOf(address, settings.from),
    to: address,
    subject: subjectOf(language, warning),
    text: [
      ...(gone > 0 ? [say.gone(gone)] : []),
      ...(count === 0 ? [] : [say.intro(count, days), lines.join('\n')]),
      ...(fill < nearlyFull ? [] : [say.fill(Math.round(fill * 100))]),
      ...(disk === null ? [] : [say.disk(amount(disk.free), amount(disk.least))]),
      say.link(settings.digest.url),
      '',
    ].join('\n\n'),
  }
}

/** Holds became 451, or are possible again (`why` is null). */
export const watermarkLetter = (why: string | null, address: string, settings: Settings): Letter => {
  const say = words[languageFor(address, settings.digest.language)]
  const { subject, text } = why === null ? say.resumed : say.stopped
  return {
    from: senderOf(address, settings.from),
    to: address,
    subject,
    text: [text(why ?? ''), say.link(settings.digest.url), ''].join('\n\n'),
  }
}
