/** Infrastructure that everybody rents: never trust, never a look-alike. */
import type { DomainRow } from '../brand.ts'

/** [domain, match, confidence, source, note] */
export const anyoneDomains: readonly DomainRow[] = [
  [
    'amazonaws.cn',
    'below',
    'high',
    'sublime,v2fly',
    '278 phishing collection mails link there; PSL private section lists mo',
  ],
  [
    'amazonaws.com',
    'below',
    'high',
    'ddg,disconnect,v2fly',
    '278 phishing collection mails link there; PSL private section lists mo',
  ],
  [
    'amazonaws.com.cn',
    'below',
    'high',
    'v2fly',
    '278 phishing collection mails link there; PSL private section lists mo',
  ],
  ['amazoncognito.com', 'below', 'high', 'v2fly', 'sub-domains are chosen or controlled by customers'],
  ['amazonconnect.com', 'below', 'high', 'sublime', 'sub-domains are chosen or controlled by customers'],
  [
    'amazonses.com',
    'below',
    'high',
    'v2fly',
    '219 phishing collection mails carry DKIM d=amazonses.com (216 pass): N',
  ],
  ['amazonworkdocs.com', 'below', 'medium', 'v2fly', 'WorkDocs shares'],
  ['amplifyapp.com', 'below', 'high', 'v2fly', 'sub-domains are chosen or controlled by customers'],
  ['api.aws', 'below', 'high', 'ddg', 'sub-domains are chosen or controlled by customers'],
  ['app.aws', 'below', 'high', 'disconnect', 'sub-domains are chosen or controlled by customers'],
  ['awsapprunner.com', 'below', 'high', 'v2fly', 'sub-domains are chosen or controlled by customers'],
  [
    'awsapps.com',
    'below',
    'high',
    'ddg,sublime,v2fly',
    '<tenant>.awsapps.com mail is written by any customer although sublime ',
  ],
  ['awsglobalaccelerator.com', 'below', 'high', 'v2fly', 'sub-domains are chosen or controlled by customers'],
  [
    'awstrack.me',
    'below',
    'high',
    'disconnect,v2fly',
    '77 phishing collection mails contain it: follow or treat as unknown re',
  ],
  ['cloudfront.com', 'below', 'high', 'v2fly', '171 phishing collection mails link there'],
  ['cloudfront.net', 'below', 'high', 'ddg,disconnect,v2fly', '171 phishing collection mails link there'],
  ['elasticbeanstalk.com', 'below', 'high', 'ddg,v2fly', 'sub-domains are chosen or controlled by customers'],
  [
    'globalaccelerator.aws',
    'below',
    'high',
    'disconnect',
    'sub-domains are chosen or controlled by customers',
  ],
  ['on.aws', 'below', 'high', 'disconnect', 'sub-domains are chosen or controlled by customers'],
  ['s3-accelerate.amazon', 'below', 'high', 'ddg', 'sub-domains are chosen or controlled by customers'],
  ['sagemaker.aws', 'below', 'high', 'disconnect', 'sub-domains are chosen or controlled by customers'],
]
