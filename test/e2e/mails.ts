/** Messages of the end-to-end tests, written for them. */

export type Fields = Readonly<Record<string, string>>

export function message(fields: Fields, body = 'Hello.\r\n'): string {
  const all = {
    From: '"Shop" <order@shop.example>',
    To: 'user@example.org',
    Subject: 'Your order',
    Date: 'Sun, 01 Nov 2026 10:00:00 +0900',
    'Message-ID': `<${Math.random().toString(36).slice(2)}@client.example>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...fields,
  }
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${body}`
}

export const scamBody = [
  'Dear customer,',
  'We locked your Amazon account. Verify your billing information within 24 hours,',
  'or your account will be permanently closed: https://secure-signin.example/verify',
  'Amazon.com',
  '',
].join('\r\n')

export const scam = (fields: Fields = {}): string =>
  message(
    {
      From: '"Amazon.com" <x81@evil.example>',
      Subject: 'Your Amazon account has been locked',
      ...fields,
    },
    scamBody,
  )

export const order = (fields: Fields = {}): string =>
  message(
    {
      From: '"Amazon.co.jp" <shipment@amazon.co.jp>',
      Subject: 'Amazon order has been dispatched',
      ...fields,
    },
    'Your order has been dispatched.\r\nhttps://www.amazon.co.jp/gp/css/order-history\r\n',
  )
