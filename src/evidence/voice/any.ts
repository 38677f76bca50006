/** Voices that need no language: letterheads, brackets, copyright lines. */
import type { Voices } from './voice.ts'

export const any: Voices = {
  language: 'und',
  voices: [
    { kind: 'letterhead', before: /(?:^|\n)[^\p{L}\p{N}\n]*$/u, after: /^[^\p{L}\p{N}\n]*(?:\n|$)/u },
    {
      kind: 'letterhead',
      before: /(?:^|\n)[^\p{L}\p{N}\n]{0,6}[[【(<〔《「『][^\p{L}\p{N}\n]{0,3}$/u,
      after: /^[^\p{L}\p{N}\n]{0,3}[\]】)>〕》」』]/u,
    },
    // [Amazon ご案内]: a mark that begins with the name
    {
      kind: 'letterhead',
      before: /(?:^|\n)[^\p{L}\p{N}\n]{0,6}[[【(<〔《「『][^\p{L}\p{N}\n]{0,3}$/u,
      after: /^[^\n\]】)>〕》」』]{1,20}[\]】)>〕》」』]/u,
    },
    { kind: 'letterhead', before: /[|–—:：-] ?$/, after: /^ ?(?:prime|プライム)?[^\p{L}\p{N}]*$/u },
    // Amazon: …, at the very beginning
    { kind: 'topic', before: /^$/, after: /^ ?(?:prime|プライム)? ?[:：|–—-] / },
    { kind: 'sender', before: /(?:©|\(c\)|copyright|&copy;)[ ,\d–-]{0,14}$/ },
  ],
  goods: [
    { after: /^ ?(?:s3|ec2|ses|sns|sqs|rds|eks|ecs|linux)\b/ },
    // gift cards are sold, given and won by everybody
    {
      after:
        /^(?:\.[a-z.]{2,6})?(?:['’]s)?[- ]?(?:の)?(?:e-?gift|gift ?(?:card|code|certificate|voucher)s?|gutschein|ギフト(?:券|カード|コード)|商品券|礼品卡|기프트)(?! ?(?:balance|残高))/,
    },
    // somebody else's customer: アマゾンジャパン合同会社様
    {
      after:
        /^(?:\.co\.jp)?(?:ジャパン|japan)? ?(?:合同会社|株式会社)? ?(?:様|さま|さん|御中)(?!へ?の?ご?登録)/,
    },
  ],
  of: [
    // how a card statement prints a purchase, AMAZON PRIME*RT4, AMZN MKTP US*2K4
    { after: /^(?:\.[a-z.]{2,6})? ?(?:(?:prime|mktp(?:lace)?|retail|digital)(?: [a-z]{2})?)?\*/ },
    {
      before:
        /(?:google|facebook|ebay|walmart|microsoft|apple|netflix|paypal|twitter|yahoo|楽天|rakuten|alibaba|shopify|etsy)(?:\.com)?[ ,/、・&+]{1,3}(?:and |or |und |et |y |e )?$/,
    },
    {
      after:
        /^[ ,/、・&+]{1,3}(?:and |or |und |et |y |e )?(?:google|facebook|ebay|walmart|microsoft|apple|netflix|paypal|twitter|yahoo|楽天|rakuten|alibaba|shopify|etsy)/,
    },
    {
      after:
        /^(?:\.[a-z.]+)? ?(?:s3|ec2|ses|sns|sqs|rds|lambda|cloudfront|redshift|linux|echo|fire|alexa|kindle|music|fba)\b/,
    },
  ],
  warns: [{ before: /(?:phishing|フィッシング|詐欺|scam|hameconnage|arnaque|estafa|truffa)[^\n]{0,24}$/ }],
}
