/** Infrastructure: small things that the brand's own mail never has: greeting by address, odd order number, attachment. */
import type { Check, Evidence } from '../evidence.ts'
import { observe } from '../observe.ts'
import { sceneOf } from '../scene.ts'

const HEAD = 400
/** Fewer letters beside a picture that links: the picture is the message, so that no filter reads it. */
const LITTLE = 80
const GREETED =
  /(?:^|\n|dear|hello|hi|様|bonjour|hallo|hola|ciao|ola)[ ,、:　]{0,3}([a-z0-9._%+-]{1,64}@[a-z0-9.-]{3,120})/
const SUSPECT_TYPES = /^(?:application\/(?:pdf|rtf|zip|x-.*|octet-stream|vnd\..*|msword)|text\/html)/

export const oddities: Check = facts => {
  const { brand, body, message, standing, actions } = sceneOf(facts)
  if (standing.state === 'official' || standing.state === 'partner') return []
  const found: Evidence[] = []
  const text = body.folded.plain
  const greeted = GREETED.exec(text.slice(0, HEAD))?.[1]
  const recipients = [...message.envelope.recipients, ...message.to.map(({ address }) => address)].map(
    address => address.toLowerCase(),
  )
  if (greeted && recipients.includes(greeted))
    found.push(observe({ id: 'greeting-by-address', side: 'infrastructure', where: 'body', quote: greeted }))
  const number = brand.orderNumber.shape.exec(text)?.[0]
  if (number && !brand.orderNumber.genuine.test(number))
    found.push(observe({ id: 'wrong-order-number', side: 'infrastructure', where: 'body', quote: number }))
  const attachment = message.parts
    .slice(0, 50)
    .find(
      ({ disposition, type, nested, filename }) =>
        nested === 0 && SUSPECT_TYPES.test(type) && (disposition === 'attachment' || filename !== ''),
    )
  if (attachment)
    found.push(
      observe({
        id: 'attachment-in-brand-mail',
        side: 'infrastructure',
        where: `attachment:${attachment.filename}`,
        quote: attachment.filename || attachment.type,
      }),
    )
  const letters = text.replace(/\s+/g, '').length
  if (letters < LITTLE && message.images.length > 0 && actions.length > 0) {
    found.push(
      observe({
        id: 'picture-instead-of-text',
        side: 'infrastructure',
        where: 'image',
        quote: message.images[0]?.source ?? '',
      }),
    )
  }
  return found
}
