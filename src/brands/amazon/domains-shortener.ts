/** Short links: they may lead to any page of Amazon, or of its sellers. */
import type { DomainRow } from '../brand.ts'

/** [domain, match, confidence, source, note] */
export const shortenerDomains: readonly DomainRow[] = [
  ['a.co', 'below', 'high', 'ddg', 'target can be any Amazon page, incl'],
  ['amz.onl', 'below', 'high', 'ddg', 'target can be any Amazon page, incl'],
  ['amzn.asia', 'below', 'high', 'ddg,v2fly', 'target can be any Amazon page, incl'],
  ['amzn.co.uk', 'below', 'high', 'ddg', 'target can be any Amazon page, incl'],
  ['amzn.com', 'below', 'high', 'ddg,v2fly', 'target can be any Amazon page, incl'],
  ['amzn.eu', 'below', 'high', 'ddg', 'target can be any Amazon page, incl'],
  ['amzn.in', 'below', 'high', 'ddg', 'target can be any Amazon page, incl'],
  [
    'amzn.to',
    'below',
    'high',
    'ddg,v2fly',
    'any Bitly user who shortens an Amazon URL gets it (codecaveme.de): neu',
  ],
]
