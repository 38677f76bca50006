/** Answers to SMTP commands with the code that is meant: a plain DENYSOFT would say 450, a DENY 550 without 5.7.1. */
import DSN from 'haraka-dsn'
import { DENY, DENYSOFT, type HookResult, OK, STOP } from './members.ts'

/** RFC 3463: 5.7.1 delivery not authorized, message refused */
export const refuse = (text: string): HookResult => ({ code: DENY, message: DSN.sec_unauthorized(text, 550) })

/** RFC 3463: 4.3.0 other mail system status */
export const later = (text: string): HookResult => ({
  code: DENYSOFT,
  message: DSN.sys_unspecified(text, 451),
})

export const accept = (text: string): HookResult => ({ code: OK, message: text })

/** In `queue` Haraka drops the code of a dsn object and says 450; STOP with a text is answered 451. */
export const laterInQueue = (text: string, hook: QueueHook): HookResult =>
  hook === 'queue' ? { code: STOP, message: `4.3.0 ${text}` } : { code: DENYSOFT, message: `4.3.0 ${text}` }

export type QueueHook = 'queue' | 'queue_outbound'
