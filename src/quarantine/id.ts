/** Item ids: 45 bits of time and 20 of chance in Crockford's base 32; they sort by time and fit an SMTP answer. */
import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const timeLength = 9
const chanceLength = 4
const chances = 32 ** chanceLength

const encode = (value: number, length: number): string => {
  let rest = value
  let text = ''
  for (let i = 0; i < length; i += 1) {
    text = alphabet.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** Two ids of one millisecond are equal once in a million: the store then refuses, and a new one is made. */
export const newId = (now: number, random: (bytes: number) => Uint8Array = randomBytes): string => {
  const chance = Buffer.from(random(4)).readUInt32BE(0) % chances
  return encode(now, timeLength) + encode(chance, chanceLength)
}

const shape = /^[0-9A-HJKMNP-TV-Z]{13}$/

export const isId = (text: string): boolean => shape.test(text)

/** As a person may type it: any case, and the letters that Crockford reads as digits. */
export const readId = (text: string): string | null => {
  const id = text.trim().toUpperCase().replaceAll('O', '0').replaceAll('I', '1').replaceAll('L', '1')
  return isId(id) ? id : null
}

/** The smallest id of a moment: a bound for searches by time. */
export const idAt = (time: number): string =>
  encode(Math.max(0, Math.floor(time)), timeLength) + '0'.repeat(chanceLength)

/** When an id was made. */
export const timeOf = (id: string): number => Number(idNumber(id) / BigInt(chances))

/** The id as a number that sorts alike (62 bits): the row number of a store. */
export const idNumber = (id: string): bigint =>
  [...id].reduce((value, char) => value * 32n + BigInt(alphabet.indexOf(char)), 0n)
