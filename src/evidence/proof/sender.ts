/** Proof: what authentication says of the sender, and that the domain is not the brand's. */
import { partnerOf } from '../../brands/brand.ts'
import type { Check } from '../evidence.ts'
import { observe } from '../observe.ts'
import { sceneOf } from '../scene.ts'
import { duplicatesOf } from '../standing.ts'

export const sender: Check = facts => {
  const { standing, message, brand } = sceneOf(facts)
  const address = message.from[0]?.address ?? ''
  const proof = (id: string, params?: Record<string, string>) =>
    observe({
      id,
      side: 'proof',
      where: 'auth:dmarc',
      quote: standing.how,
      params: { domain: standing.domain, ...params },
    })
  switch (standing.state) {
    case 'official':
      return [proof('official-sender')]
    case 'relay':
      return [proof('official-relay')]
    case 'partner':
      return [
        proof('proven-partner', { organisation: partnerOf(brand, standing.domain)?.organisation ?? '' }),
      ]
    case 'unknown':
      return [proof('proof-not-available')]
    case 'tampered':
      return [proof('duplicate-signed-fields', { fields: duplicatesOf(message).join(', ') })]
    case 'spoofed':
      return [proof('official-domain-refuted')]
    case 'foreign':
      return [
        observe({
          id: 'unofficial-from-domain',
          side: 'proof',
          where: 'header:from',
          quote: address,
          params: { domain: standing.domain || address },
        }),
      ]
  }
}
