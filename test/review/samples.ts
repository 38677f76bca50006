/** Messages of our own for the review pages: fakes in two languages, a genuine one, and hostile ones. */

export type Sample = {
  readonly from: string
  readonly subject: string
  readonly text?: string
  readonly html?: string
  readonly headers?: readonly string[]
  readonly attachments?: readonly {
    readonly name: string
    readonly type: string
    readonly data: Uint8Array
    readonly cid?: string
  }[]
}

const word = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`

const part = (type: string, body: string): string =>
  `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`

const fromField = (from: string): string => {
  const match = /^(.*) <(.*)>$/.exec(from)
  return match === null ? from : `${word(match[1] ?? '')} <${match[2]}>`
}

const attached = ({ name, type, data, cid }: NonNullable<Sample['attachments']>[number]): string =>
  [
    `Content-Type: ${type}; name="${word(name)}"`,
    `Content-Disposition: ${cid === undefined ? 'attachment' : 'inline'}; filename="${word(name)}"`,
    ...(cid === undefined ? [] : [`Content-ID: <${cid}>`]),
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(data).toString('base64'),
    '',
  ].join('\r\n')

export const build = (sample: Sample, at: number, to = 'user@example.jp'): Uint8Array => {
  const parts = [
    ...(sample.text === undefined ? [] : [part('text/plain', sample.text)]),
    ...(sample.html === undefined ? [] : [part('text/html', sample.html)]),
    ...(sample.attachments ?? []).map(attached),
  ]
  const date = new Date(at).toUTCString().replace('GMT', '+0000')
  return Buffer.from(
    [
      `Received: from amazon.co.jp ([198.51.100.3]) by sender.example.top with HTTP; ${date}`,
      `From: ${fromField(sample.from)}`,
      `To: ${to}`,
      `Subject: ${word(sample.subject)}`,
      `Date: ${date}`,
      `Message-ID: <${at}.${sample.subject.length}@sender.example.top>`,
      'MIME-Version: 1.0',
      ...(sample.headers ?? []),
      'Content-Type: multipart/mixed; boundary="=_part"',
      '',
      ...parts.map(one => `--=_part\r\n${one}`),
      '--=_part--',
      '',
    ].join('\r\n'),
    'latin1',
  )
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

/** A letter as such senders write it: table layout, a logo from elsewhere, one button. */
const letter = (
  title: string,
  lines: readonly string[],
  button: string,
  target: string,
): string => `<html><body style="margin:0;background:#eaeded">
<table width="100%" cellpadding="0"><tr><td align="center"><table width="600" style="background-color:#ffffff"><tr><td style="padding:20px">
<img src="https://cdn.sender.example.top/logo.png" alt="amazon.co.jp" width="120">
<h2 style="font-size:20px;color:#111111">${title}</h2>${lines.map(line => `<p style="font-size:14px;color:#333333">${line}</p>`).join('')}
<p style="text-align:center"><a href="${target}" style="background-color:#ffd814;padding:10px;color:#111111">${button}</a></p>
<p style="font-size:11px;color:#777777">© Amazon.com, Inc.</p></td></tr></table></td></tr></table></body></html>`

const ja = [
  'お客様のアカウントで不審なサインインを検出したため、ご利用を一時的に制限しました。',
  '24時間以内にお支払い方法をご確認いただけない場合、アカウントは永久に停止されます。',
]
const en = [
  'Your payment was declined and your membership will be suspended within 24 hours.',
  'Please verify your billing information immediately to avoid losing access.',
]

export const samples: readonly Sample[] = [
  {
    from: 'Amazon.co.jp <account-update@xnkpwx.example>',
    subject: '【重要】Amazonアカウントのお支払い方法をご確認ください',
    text: `お客様\n\n${ja.join('\n')}\n\n確認する: https://amazon.co.jp.signin.example/ap/signin\n\nAmazon.co.jp カスタマーサービス`,
    html: letter(
      'お支払い方法の確認',
      ja,
      'Amazon.co.jp にサインイン',
      'https://amazon.co.jp.signin.example/ap/signin?id=1',
    ),
  },
  {
    from: 'Amazon Prime <prime@billing-check.example>',
    subject: 'Action required: your Prime membership payment failed',
    text: `Dear customer,\n\n${en.join('\n')}\n\nUpdate now: https://prime-billing.example/update`,
    html: letter(
      'Update your payment method',
      en,
      'https://www.amazon.com/your-account',
      'https://prime-billing.example/update',
    ),
  },
  {
    from: 'Amazon カスタマーサービス <no-reply@mail.delivery-notice.example>',
    subject: 'お荷物のお届けにあがりましたが不在でした',
    text: 'Amazonでご注文のお荷物をお届けできませんでした。至急、住所を確認してください。\nhttps://delivery-notice.example/redelivery',
  },
  {
    from: 'AMAZON SECURITY <security@amaz0n-alert.example>',
    subject: 'New sign-in from Moscow – gift card order of $499.00',
    text: `If you did not place this order call +1 808 555 0100 immediately.\n${en[1]}`,
    attachments: [
      { name: 'Amazon-invoice-499.pdf', type: 'application/pdf', data: Buffer.from('%PDF-1.4 sample') },
    ],
  },
  {
    from: 'Amazonギフト事務局 <gift@prize.example>',
    subject: 'おめでとうございます！Amazonギフト券5,000円分が当選しました',
    html: letter(
      '当選のお知らせ',
      ['本日中に受け取り手続きを行ってください。', '<img src="cid:seal" alt="印">'],
      '今すぐ受け取る',
      'https://prize.example/get',
    ),
    attachments: [{ name: 'seal.png', type: 'image/png', data: pixel, cid: 'seal' }],
  },
  {
    from: 'Amazon.de <bestellung@kundenservice-portal.example>',
    subject: 'Ihr Konto wurde eingeschränkt – letzte Mahnung',
    text: 'Ihr Amazon-Konto wurde gesperrt. Bitte bestätigen Sie sofort Ihre Zahlungsdaten: https://kundenservice-portal.example/login',
  },
]
