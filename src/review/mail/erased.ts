/** A deleted or expired item keeps what was found and decided, and no words of the message (quarantine/state.ts). */
import type { Item } from '../../quarantine/item.ts'
import type { View } from '../view.ts'

export const isErased = (item: Item): boolean => !item.bodyKept && item.from === '' && item.messageId === ''

/** One without a subject never had one; an erased one has lost it. */
export const subjectWords = (view: View, item: Item): string => {
  if (item.subject !== '') return item.subject
  return view.t(isErased(item) ? 'subject.erased' : 'subject.none')
}
