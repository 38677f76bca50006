/** The program on one page: message → authentication → evidence → verdict. */
import type { Authentication } from './auth/authentication.ts'
import { collectEvidence } from './evidence/index.ts'
import type { Extraction } from './extract/extraction.ts'
import { wantsExtraction } from './extract/wants.ts'
import { withExtraction } from './extract/with-extraction.ts'
import { builtinKnowledge, type Knowledge } from './knowledge/knowledge.ts'
import { readLanguage } from './language/read.ts'
import type { Message } from './message/message.ts'
import { type ParseInput, parseSteps } from './message/parse.ts'
import { inTurns, type Steps } from './message/steps.ts'
import { judge, type Thresholds } from './verdict/judge.ts'
import type { Verdict } from './verdict/verdict.ts'
import { writeVerdict } from './verdict/write.ts'

export type ExamineDependencies = {
  /** the only I/O: SPF, DKIM, DMARC and ARC, or a trusted upstream's results */
  readonly authenticate: (message: Message) => Promise<Authentication>
  /** the text inside attachments, asked for only where a first look leaves the question open */
  readonly extractAttachments?: (message: Message) => Promise<Extraction>
  readonly thresholds: Thresholds
  /** brands and words, with the administrator's additions; the built-in ones by default */
  readonly knowledge?: Knowledge
  /** milliseconds */
  readonly now: () => number
}

export type Examination = {
  readonly message: Message
  readonly authentication: Authentication
  readonly verdict: Verdict
}

export const examine = async (
  raw: Uint8Array,
  input: ParseInput,
  { authenticate, extractAttachments, thresholds, knowledge = builtinKnowledge, now }: ExamineDependencies,
): Promise<Examination> => {
  const start = now()
  const { brand, matcher } = knowledge
  const parsed = await inTurns(parseSteps(raw, input))
  const authentication = await authenticate(parsed)

  const look = function* (message: Message): Steps<Verdict> {
    const language = readLanguage(message, matcher)
    yield
    const evidence = collectEvidence({ message, authentication, brand, language })
    const judgement = judge(evidence, language, thresholds)
    const truncated = message.truncated.length > 0 || language.cut === true
    return writeVerdict({
      brand: brand.id,
      judgement,
      authentication,
      language,
      truncated,
      ms: now() - start,
    })
  }

  const first = await inTurns(look(parsed))
  if (!extractAttachments || !wantsExtraction(parsed, first))
    return { message: parsed, authentication, verdict: first }
  const message = withExtraction(parsed, await extractAttachments(parsed))
  return { message, authentication, verdict: message === parsed ? first : await inTurns(look(message)) }
}
