/** Claim: the <title> of the HTML is the brand's; nobody sees it, and builders of scams forget it. */
import type { Check } from '../evidence.ts'
import { observe } from '../observe.ts'
import { passage, sceneOf } from '../scene.ts'

export const title: Check = facts => {
  const { message, brand, standing } = sceneOf(facts)
  if (standing.state === 'official' || message.text.title === '') return []
  // Mailers copy the subject into the title: that says nothing new.
  if (message.text.title.trim() === message.subject.trim()) return []
  const line = passage(brand, 'title', message.text.title.slice(0, 300))
  return line.mentions.length > 0
    ? [observe({ id: 'title-claim', side: 'claim', where: 'body:title', quote: line.folded.source })]
    : []
}
