import { describe, expect, it } from 'vitest'
import { judged } from './mail.ts'

const callUs = (numbers: string) =>
  judged({
    from: 'Amazon <care@parcels.example>',
    subject: 'Your order was not placed by you?',
    text: `Dear Amazon customer,\n\nplease call us at once.\n${numbers}\n\nAmazon Customer Service`,
  })

const quoteOf = ({ evidence }: Awaited<ReturnType<typeof callUs>>) =>
  evidence.find(({ id }) => id === 'unofficial-number')?.quote

describe('telephone numbers', () => {
  it('are nothing where the number is the brand’s own', async () =>
    expect(quoteOf(await callUs('+1 866 216 1075'))).toBeUndefined())

  it.each([
    '+1 866 216 1075 or +1 202 555 0143',
    'Office: +1 866 216 1075\nHotline: +1 202 555 0143',
    '+1 866 216 1075\n+1 202 555 0143',
    '+1 202 555 0143, +1 866 216 1075',
  ])('of somebody else are seen beside it: %j', async numbers =>
    expect(quoteOf(await callUs(numbers))).toContain('202 555 0143'),
  )
})
