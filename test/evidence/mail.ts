/** A short mail as text, from a domain that proved itself unless told otherwise, and what comes of it. */
import type { Verdict } from '../../src/verdict/verdict.ts'
import { look } from '../corpus/fixtures.ts'

export type Letter = {
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly fields?: readonly string[]
  readonly type?: string
}

const domainOf = (from: string): string => /@([^>\s]+)>?$/.exec(from)?.[1] ?? ''

const write = ({ from, subject, text, fields = [], type = 'text/plain; charset=utf-8' }: Letter): Buffer => {
  const domain = domainOf(from)
  const lines = [
    `Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=b@${domain}; dkim=pass header.d=${domain} header.s=s; dmarc=pass header.from=${domain}`,
    `From: ${from}`,
    'To: person@example.net',
    `Subject: ${subject}`,
    ...fields,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    '',
    text.replace(/\r?\n/g, '\r\n'),
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

export const judged = async (letter: Letter): Promise<Verdict> => (await look(write(letter))).verdict

export const idsOf = ({ evidence }: Verdict): readonly string[] => evidence.map(({ id }) => id)
