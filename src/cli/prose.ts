/** A verdict as a person reads it on a terminal. */
import { harmless } from '../message/harmless.ts'
import type { Verdict } from '../verdict/verdict.ts'

const WORDS = {
  en: {
    claims: 'Claims',
    proven: 'Proven',
    nothing: 'nothing',
    urgency: 'Urgency',
    payment: 'Payment',
    why: 'Why',
    authentication: 'Authentication',
    evidence: 'Evidence',
    truncated: 'Parts of the message were too large to read.',
  },
  ja: {
    claims: '名乗り',
    proven: '証明',
    nothing: 'なし',
    urgency: '緊急性',
    payment: '支払い要求',
    why: '理由',
    authentication: '認証',
    evidence: '根拠',
    truncated: 'メールの一部は大きすぎて読み取れませんでした。',
  },
} as const

export function verdictAsProse(verdict: Verdict, language: 'en' | 'ja'): string {
  const words = WORDS[language]
  const list = (items: readonly string[]) =>
    items.length === 0 ? words.nothing : items.map(item => harmless(item, 160)).join('; ')
  const { spf, dkim, dmarc, arc } = verdict.authentication
  const signatures = dkim.map(each => `dkim=${each.result} ${each.domain}`).join(', ') || 'dkim=none'
  const lines = [
    `${verdict.outcome.toUpperCase()}  ${verdict.score}/100`,
    `${words.claims}: ${list(verdict.claimed)}`,
    `${words.proven}: ${list(verdict.proven)}`,
    `${words.urgency}: ${verdict.urgency}/100   ${words.payment}: ${verdict.payment}/100`,
    `${words.authentication}: ${harmless(`spf=${spf.result} ${spf.domain}, ${signatures}, dmarc=${dmarc.result} ${dmarc.domain}, arc=${arc.result}`)}`,
    '',
    ...verdict.explanation[language].map(sentence => harmless(sentence, 400)),
    ...(verdict.truncated ? [words.truncated] : []),
    '',
    ...(verdict.evidence.length > 0 ? [`${words.evidence}:`] : []),
    ...verdict.evidence.map(
      each =>
        `  ${each.side.padEnd(14)} ${each.id.padEnd(28)} ${each.weight.toFixed(2)}  ${each.where}  ${harmless(each.quote, 80)}`,
    ),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}
