/** Names that look like Amazon's and are known not to be, or not known to be. */
import type { DomainRow } from '../brand.ts'

/** [domain, match, confidence, source, note] */
export const foreignDomains: readonly DomainRow[] = [
  [
    'amazon-sw.com',
    'below',
    'high',
    'amazon.de help 15344101; lastampa.it 2019; seller-central gu',
    'named as fake by Amazon help pages',
  ],
  [
    'amazon.com.biz',
    'below',
    'high',
    'amazon.de help 15344101; lastampa.it 2019; seller-central gu',
    'named as fake by Amazon help pages',
  ],
  [
    'pagamenti-amazon.it',
    'below',
    'high',
    'amazon.de help 15344101; lastampa.it 2019; seller-central gu',
    'named as fake by Amazon help pages',
  ],
  [
    'payments-amazon.de',
    'below',
    'high',
    'amazon.de help 15344101; lastampa.it 2019; seller-central gu',
    'named as fake by Amazon help pages',
  ],
  [
    'security-amazon.com',
    'below',
    'high',
    'amazon.de help 15344101; lastampa.it 2019; seller-central gu',
    'named as fake by Amazon help pages',
  ],
  [
    'amazon.cm',
    'below',
    'medium',
    'visualfoodie.com; iarnaque.fr',
    'amazon.co reported as not Amazon (visualfoodie.com); iarnaque.fr lists',
  ],
  [
    'amazon.co',
    'below',
    'medium',
    'visualfoodie.com; iarnaque.fr',
    'amazon.co reported as not Amazon (visualfoodie.com); iarnaque.fr lists',
  ],
  [
    'amazon.info',
    'below',
    'medium',
    'visualfoodie.com; iarnaque.fr',
    'amazon.co reported as not Amazon (visualfoodie.com); iarnaque.fr lists',
  ],
  [
    'amazon.net',
    'below',
    'medium',
    'visualfoodie.com; iarnaque.fr',
    'amazon.co reported as not Amazon (visualfoodie.com); iarnaque.fr lists',
  ],
  [
    'amazon.org',
    'below',
    'medium',
    'visualfoodie.com; iarnaque.fr',
    'amazon.co reported as not Amazon (visualfoodie.com); iarnaque.fr lists',
  ],
  [
    'amazonservices.com',
    'below',
    'low',
    'fucailin.com 2321, zuoooo.com 6672',
    'Amazon seller guidance lists seller-performance@amazonservices.com as ',
  ],
]
