/** The letter to administrators: what nobody has looked at and will soon be gone, and how full the store is. */
import { defang, languageOf } from './digest-text.ts'
import { domainOf } from './hold.ts'
import type { Letter } from './mailer.ts'
import type { RetentionWarning } from './retention.ts'
import type { Settings } from './settings.ts'

const day = 86_400_000

const words = {
  ja: {
    subject: '保留メールの期限が近づいています',
    intro: (count: number, days: number) =>
      `未確認の保留メール${count}件が、まもなく${days}日の保存期限を迎え、削除されます。`,
    fill: (percent: number) =>
      `保存領域の使用率は${percent}%です。上限に達すると、古いものから削除されます。`,
    line: (left: number, subject: string, from: string) => `・残り${left}日: ${subject}(${from})`,
    link: (url: string) => `確認はこちらから: ${url}`,
  },
  en: {
    subject: 'Held messages will expire soon',
    intro: (count: number, days: number) =>
      `${count} held messages that nobody has reviewed reach their ${days} days soon and will be deleted.`,
    fill: (percent: number) => `The store is ${percent} % full. At its limit the oldest are deleted first.`,
    line: (left: number, subject: string, from: string) => `- ${left} days left: ${subject} (${from})`,
    link: (url: string) => `Look at them here: ${url}`,
  },
} as const

export const warningLetter = (
  warning: RetentionWarning,
  address: string,
  settings: Settings,
  now: number,
): Letter => {
  const say = words[languageOf(domainOf(address))]
  const { days } = settings.retention
  const lines = warning.expiring.slice(0, 50).map(item => {
    const left = Math.max(0, Math.ceil((item.receivedAt + days * day - now) / day))
    return say.line(left, defang(item.subject, 100), defang(item.from, 100))
  })
  return {
    from: settings.from === '' ? `quarantine@${domainOf(address)}` : settings.from,
    to: address,
    subject: say.subject,
    text: [
      ...(warning.expiring.length === 0 ? [] : [say.intro(warning.expiring.length, days), lines.join('\n')]),
      ...(warning.fill < 0.9 ? [] : [say.fill(Math.round(warning.fill * 100))]),
      ...(settings.digest.url === '' ? [] : [say.link(settings.digest.url)]),
      '',
    ].join('\n\n'),
  }
}
