/** Item ids: 48 bits of time and 30 of chance in Crockford's base 32; they sort by time and fit an SMTP answer. */
import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const encode = (value: number, length: number): string => {
  let rest = value
  let text = ''
  for (let i = 0; i < length; i += 1) {
    text = alphabet.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

export const newId = (now: number, random: (bytes: number) => Uint8Array = randomBytes): string => {
  const chance = Buffer.from(random(4)).readUInt32BE(0) >>> 2
  return encode(now, 10) + encode(chance, 6)
}

const shape = /^[0-9A-HJKMNP-TV-Z]{16}$/

export const isId = (text: string): boolean => shape.test(text)

/** As a person may type it: any case, and the letters that Crockford reads as digits. */
export const readId = (text: string): string | null => {
  const id = text.trim().toUpperCase().replaceAll('O', '0').replaceAll('I', '1').replaceAll('L', '1')
  return isId(id) ? id : null
}

/** The smallest id of a moment: a bound for searches by time. */
export const idAt = (time: number): string => `${encode(Math.max(0, time), 10)}000000`
