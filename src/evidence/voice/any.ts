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
    { kind: 'sender', before: /(?:©|\(c\)|copyright|&copy;)[ ,\d–-]{0,14}$/ },
  ],
  of: [
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
        /^(?:\.[a-z.]+)? ?(?:s3|ec2|rds|lambda|cloudfront|redshift|linux|echo|fire|alexa|kindle|music|fba)\b/,
    },
  ],
  warns: [],
}
