/** The messages of npm run sample: written for it, no real mail. Every link leads to a domain that cannot exist. */
import type { SendMailOptions } from 'nodemailer'

export type Sample = SendMailOptions & {
  readonly kind: 'scam' | 'genuine' | 'mention'
  readonly envelope: { readonly from: string; readonly to: string }
}

type Draft = Pick<Sample, 'kind' | 'from' | 'subject'> & {
  readonly text?: string
  readonly html?: string
  readonly headers?: Readonly<Record<string, string>>
  /** MAIL FROM */
  readonly sender: string
}

const RECIPIENT = 'you@example.jp'

const drafts: readonly Draft[] = [
  {
    kind: 'scam',
    sender: 'info@kqz-mailer.example',
    from: '"Amazon.co.jp" <info@kqz-mailer.example>',
    subject: '【重要】Amazonプライム会員資格の更新に失敗しました',
    html: [
      '<p>Amazonプライムをご利用のお客様</p>',
      '<p>お支払い方法が確認できないため、会員資格を一時停止しました。24時間以内に支払い方法を更新してください。',
      '更新されない場合、アカウントは永久に停止されます。</p>',
      '<p><a href="https://account-kakunin.example/login">https://www.amazon.co.jp/ap/signin</a></p>',
      '<p>アマゾンジャパン株式会社</p>',
    ].join(''),
  },
  {
    kind: 'scam',
    sender: 'bounce@news-top.example',
    from: '"Аmazоn カスタマーサービス" <support@news-top.example>',
    subject: 'Amazonアカウントの異常なログインを検知しました',
    text: [
      'お客様のAmazonアカウントに、普段と異なる端末からのログインがありました。',
      '本人確認が完了するまで、ご注文とお支払いを停止しております。',
      '至急、次のページで本人確認とカード情報の入力をお願いいたします。',
      'https://amazon-co-jp.verify-center.example/',
      '',
      'Amazon.co.jp カスタマーサービス',
    ].join('\n'),
  },
  {
    kind: 'scam',
    sender: 'account-update@amazon.co.jp',
    from: '"Amazon.co.jp" <account-update@amazon.co.jp>',
    subject: 'お支払い方法の情報を更新してください',
    text: [
      'ご登録のクレジットカードの有効期限が切れています。',
      '本日中にお支払い方法を更新してください。',
      'https://payment-update.example/ap',
    ].join('\n'),
  },
  {
    kind: 'scam',
    sender: 'x81@fast-delivery.example',
    from: '"Amazon Support" <x81@fast-delivery.example>',
    subject: 'Your Amazon account has been locked',
    html: [
      '<p>Dear customer,</p><p>We detected an unusual sign-in to your Amazon account and locked it. ',
      'Verify your billing information within 24 hours, or your account will be permanently closed.</p>',
      '<p><a href="https://secure-signin.example/verify">www.amazon.com/your-account</a></p><p>Amazon.com</p>',
    ].join(''),
  },
  {
    kind: 'scam',
    sender: 'orders@quickbill.example',
    from: '"Amazon Order Confirmation" <orders@quickbill.example>',
    subject: 'Your order #113-4471200-8841302 of $1,299.00 has been placed',
    text: [
      'Thank you for shopping with Amazon.',
      'Your card will be charged $1,299.00 for: 1 x Notebook 16".',
      'If you did not place this order, call our refund department at once: +1 (555) 010-0199.',
      'Please do not reply to this message.',
      '',
      'Amazon Customer Service',
    ].join('\n'),
  },
  {
    kind: 'scam',
    sender: 'gewinn@bonus-aktion.example',
    from: '"Amazon.de Kundenservice" <gewinn@bonus-aktion.example>',
    subject: 'Letzte Mahnung: Ihr Amazon-Konto wird gesperrt',
    text: [
      'Sehr geehrter Kunde,',
      '',
      'Ihr Amazon-Konto wurde vorübergehend eingeschränkt, weil Ihre Zahlung nicht verarbeitet werden konnte.',
      'Bitte bestätigen Sie Ihre Zahlungsdaten innerhalb von 24 Stunden, sonst wird Ihr Konto dauerhaft gesperrt:',
      'https://konto-bestaetigung.example/amazon',
      '',
      'Ihr Amazon-Team',
    ].join('\n'),
  },
  {
    kind: 'scam',
    sender: 'hr@parttime-plan.example',
    from: '"Amazon ギフト券センター" <hr@parttime-plan.example>',
    subject: 'Amazonギフト券 10万円分が当選しました',
    text: [
      'おめでとうございます。Amazonギフト券10万円分の受取人に選ばれました。',
      '受け取りには、本日23時59分までに手数料3,000円をAmazonギフトカードでお支払いください。',
      'https://present-uketori.example/',
    ].join('\n'),
  },
  {
    kind: 'genuine',
    sender: 'order@kissaten-shop.example',
    from: '"珈琲の店" <order@kissaten-shop.example>',
    subject: 'ご注文ありがとうございます（注文番号 20261）',
    text: 'このたびはご注文をいただき、ありがとうございます。\n商品は明日発送いたします。お届けまで少々お待ちください。\n珈琲の店',
  },
  {
    kind: 'genuine',
    sender: 'library@city.example',
    from: '"City Library" <library@city.example>',
    subject: 'A book that you reserved is ready',
    text: 'The book that you reserved can be collected until Friday. There is no charge.\n\nCity Library',
  },
  {
    kind: 'mention',
    sender: 'mama@friends.example',
    from: '"田中 花子" <mama@friends.example>',
    subject: 'Re: 週末の件',
    text: 'アマゾンで買った花火セット、土曜に届くそうです。\n日曜は晴れるといいですね。\n花子',
  },
  {
    kind: 'mention',
    sender: 'news@gardening.example',
    from: '"Gardening Weekly" <news@gardening.example>',
    headers: {
      'List-Id': '<news.gardening.example>',
      'List-Unsubscribe': '<https://gardening.example/leave>',
    },
    subject: 'Rivers of the world: the Amazon, and what grows there',
    text: 'This week we follow the Amazon from its source to the sea.\nOur book is also to be had at Amazon and in every good bookshop.',
  },
  {
    kind: 'mention',
    sender: 'kollege@firma.example',
    from: '"Max Beispiel" <kollege@firma.example>',
    subject: 'Vorsicht, gefälschte Mails',
    text: [
      'Hallo zusammen,',
      '',
      'zurzeit sind wieder gefälschte Mails unterwegs, die angeblich von Amazon kommen.',
      'Bitte nichts anklicken und im Zweifel die IT fragen.',
      '',
      'Viele Grüße, Max',
    ].join('\n'),
  },
]

export const samples: readonly Sample[] = drafts.map(({ sender, ...draft }) => ({
  ...draft,
  to: RECIPIENT,
  envelope: { from: sender, to: RECIPIENT },
}))
