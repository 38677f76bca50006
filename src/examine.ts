/** The program on one page: message → authentication → evidence → verdict. */
import type { Authentication } from './auth/authentication.ts'
import { amazon } from './brands/index.ts'
import { collectEvidence } from './evidence/index.ts'
import { readLanguage } from './language/read.ts'
import type { Message } from './message/message.ts'
import { type ParseInput, parseMessage } from './message/parse.ts'
import { explain } from './verdict/explain.ts'
import { judge, type Thresholds } from './verdict/judge.ts'
import type { Verdict } from './verdict/verdict.ts'

export type ExamineDependencies = {
  /** the only I/O: SPF, DKIM, DMARC and ARC, or a trusted upstream's results */
  readonly authenticate: (message: Message) => Promise<Authentication>
  /** the text inside attachments, where a first look asks for it; null: nothing came of it */
  readonly extract?: (message: Message, look: FirstLook) => Promise<Message | null>
  readonly thresholds: Thresholds
  readonly now: () => number
}

export type FirstLook = Pick<Verdict, 'outcome' | 'score' | 'urgency' | 'payment'>

export type Examination = {
  readonly message: Message
  readonly authentication: Authentication
  readonly verdict: Verdict
}

const judgeMessage = (
  message: Message,
  authentication: Authentication,
  { thresholds, now }: ExamineDependencies,
  start: number,
): Verdict => {
  const language = readLanguage(message)
  const found = collectEvidence({ message, authentication, brand: amazon, language })
  const { outcome, score, evidence } = judge(found, language, thresholds)
  const { spf, dkim, dmarc, arc } = authentication
  const quotes = (side: 'claim' | 'proof') => evidence.filter(one => one.side === side)
  return {
    version: 1,
    brand: amazon.id,
    outcome,
    score,
    urgency: language.urgency,
    payment: language.payment,
    language: language.language,
    claimed: quotes('claim')
      .slice(0, 8)
      .map(({ id, quote }) => `${id}: ${quote}`),
    proven:
      outcome === 'official' || outcome === 'partner'
        ? quotes('proof').map(({ params, quote }) => `${params?.['domain']} (${quote})`)
        : [],
    authentication: { spf, dkim, dmarc, arc },
    evidence,
    explanation: explain({ outcome, score, evidence }),
    truncated: message.truncated.length > 0,
    ms: Math.round((now() - start) * 10) / 10,
  }
}

export const examine = async (
  raw: Uint8Array,
  input: ParseInput,
  dependencies: ExamineDependencies,
): Promise<Examination> => {
  const start = dependencies.now()
  const message = parseMessage(raw, input)
  const authentication = await dependencies.authenticate(message)
  const first = judgeMessage(message, authentication, dependencies, start)
  const richer = await dependencies.extract?.(message, first)
  if (!richer) return { message, authentication, verdict: first }
  return {
    message: richer,
    authentication,
    verdict: judgeMessage(richer, authentication, dependencies, start),
  }
}
