/** Carries a plan out on a transaction: headers, results, and the answer of data_post. Synchronous: all or nothing. */

import { encodeText } from '../action/encode.ts'
import type { Header } from '../action/headers.ts'
import type { Plan } from '../action/plan.ts'
import { later, refuse } from './answers.ts'
import { CONT, type HookResult, type Transaction } from './members.ts'

export function applyPlan(transaction: Transaction, plan: Plan): HookResult {
  addHeaders(transaction, plan.headers)
  if (plan.subjectTag !== '') tagSubject(transaction, plan.subjectTag)
  if (plan.answer.kind === 'reject') return refuse(plan.answer.text)
  if (plan.answer.kind === 'defer') return later(plan.answer.text)
  return { code: CONT }
}

export function addHeaders(transaction: Transaction, headers: readonly Header[]): void {
  for (const { name, value } of headers) transaction.add_header(name, value)
}

/** The rest of the Subject stays as it was written; a retry or a second filter does not tag it twice. */
function tagSubject(transaction: Transaction, tag: string): void {
  const subject = transaction.header.get('Subject').replace(/[\r\n]+$/, '')
  const encoded = encodeText('Subject', tag)
  if (subject.startsWith(encoded)) return
  transaction.remove_header('Subject')
  transaction.add_header('Subject', `${encoded} ${subject}`)
}

/** Mail that passes although nobody could examine it says so. */
export function unexaminedHeaders(kind: 'error' | 'timeout'): readonly Header[] {
  return [
    { name: 'X-Amazon-Impersonation', value: 'unknown; outcome=unknown; score=0; urgency=0; payment=0' },
    {
      name: 'X-Amazon-Impersonation-Reasons',
      value: kind === 'timeout' ? 'examination-timeout' : 'examination-error',
    },
  ]
}
