/** Telephone numbers in E.164: those that Amazon prints, and those that scams printed. They prove nothing alone. */
import type { BrandNumber } from '../brand.ts'

const row = (number: string, use: string, source: string): BrandNumber => ({
  number,
  use,
  source,
  checked: '2026-11-22',
})
const HELP = 'amazon.co.jp help list of 2022-12'

export const numbers: readonly BrandNumber[] = [
  row('+81120999373', 'customer service, Japan', 'older help page, quoted in public'),
  row('+81120899543', 'customer service, Japan', 'copies of the help page'),
  row('+18662161075', 'customer service, United States', 'order mail of 2025'),
  row('+18882804331', 'customer service, United States', 'scamicide 2023'),
  row('+815031311651', 'delivery partner, cannot be called back', HELP),
  ...[
    '+815055301800',
    '+815030929341',
    '+815030929342',
    '+815031348857',
    '+815031726084',
    '+815030907835',
    '+815031498381',
    '+815030854136',
    '+815031266240',
    '+815031266238',
    '+815031283131',
    '+815031283132',
    '+815031185321',
    '+815030980055',
    '+815030980230',
    '+81120569955',
  ].map(number => row(number, 'Amazon Business calls from it', HELP)),
  row('+819090097540', 'sent security codes', 'older help page; outdated'),
  row('+818021585817', 'sent security codes', 'older help page; outdated'),
  row('+815053704545', 'sent security codes in 2024', 'public report'),
]

export const scamNumbers: readonly BrandNumber[] = [
  row('+81343392745', 'demand of a content fee by text message', 'published warning'),
]
