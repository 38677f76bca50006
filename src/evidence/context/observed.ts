/** What the contexts share: a header field by name, and how a context is noted. */
import type { Message } from '../../message/message.ts'
import type { Evidence } from '../evidence.ts'
import { observe } from '../observe.ts'

export const header = (message: Message, name: string): string =>
  message.headers.find(field => field.name === name)?.value ?? ''

export const context = (
  id: string,
  where: string,
  quote: string,
  params?: Record<string, string>,
): Evidence => observe({ id, side: 'context', where, quote, ...(params && { params }) })
