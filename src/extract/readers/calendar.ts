/** Invitations (iCalendar, RFC 5545): who invites, to what, and where the links lead. */
import ICAL from 'ical.js'
import type { Found, ReadLimits } from '../extraction.ts'
import { createGather, type Gather } from './gather.ts'

const MAX_EVENTS = 20
const TEXTS = ['summary', 'description', 'location', 'comment', 'contact']

export function readCalendar(bytes: Uint8Array, limits: ReadLimits): Found {
  const gather = createGather(limits)
  const parsed: unknown = ICAL.parse(new TextDecoder().decode(bytes))
  const calendar = new ICAL.Component(parsed as ConstructorParameters<typeof ICAL.Component>[0])
  const parts = calendar.getAllSubcomponents()
  if (parts.length > MAX_EVENTS) gather.cutHere()
  for (const part of [calendar, ...parts.slice(0, MAX_EVENTS)]) readComponent(part, gather)
  return gather.found()
}

function readComponent(component: ICAL.Component, gather: Gather): void {
  for (const property of component.getAllProperties('organizer')) {
    const name = property.getParameter('cn')
    gather.addText(
      [String(name ?? ''), String(property.getFirstValue() ?? '').replace(/^mailto:/i, '')].join(' '),
    )
  }
  for (const name of TEXTS) {
    for (const property of component.getAllProperties(name))
      gather.addText(String(property.getFirstValue() ?? ''))
  }
  for (const name of ['url', 'attach', 'x-alt-desc']) {
    for (const property of component.getAllProperties(name)) {
      const value = String(property.getFirstValue() ?? '')
      if (name === 'x-alt-desc') gather.addText(value.replaceAll(/<[^<>]{0,2000}>/g, ' '))
      else gather.addLink({ shown: '', target: value, origin: 'attachment' })
    }
  }
}
