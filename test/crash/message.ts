/** The numbered messages of the crash test: every number always gives the same bytes. */
import { createHash } from 'node:crypto'

export type Numbered = {
  readonly raw: Buffer
  readonly subject: string
  readonly recipients: readonly string[]
}

const filler = (number: number, length: number): string => {
  const seed = createHash('sha256').update(String(number)).digest('hex')
  return seed
    .repeat(Math.ceil(length / seed.length))
    .slice(0, length)
    .replace(/.{76}/gu, '$&\r\n')
}

/** Small ones stand in the row, every seventh is a file. */
export const messageNumber = (number: number): Numbered => {
  const subject = `message ${number} 未納料金`
  const body = filler(number, number % 7 === 0 ? 150_000 : 2_000)
  const raw = Buffer.from(
    `From: "Amazon.co.jp" <a@xnkpwx.example>\r\nX-Number: ${number}\r\nSubject: ${subject}\r\n\r\n.\r\n${body}\r\n`,
  )
  return { raw, subject, recipients: [`r${number}@example.jp`] }
}

export const numberIn = (bytes: Uint8Array): number =>
  Number(/^X-Number: (\d+)\r$/mu.exec(Buffer.from(bytes.subarray(0, 2_000)).toString())?.[1] ?? -1)
