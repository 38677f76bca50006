/** Passwords: scrypt with its parameters beside the hash, so that they can be raised later (RFC 7914). */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** OWASP 2025: N=2^15, r=8, p=3 equals N=2^17, p=1 with a quarter of the memory: 32 MiB. */
const cost = { N: 32_768, r: 8, p: 3 }
export const minimumPasswordLength = 12
/** Longer input would only be work for the server. */
export const maximumPasswordLength = 1024

const derive = (password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const maxmem = 256 * Number(options.N) * Number(options.r)
    scrypt(password.normalize('NFKC'), salt, 32, { ...options, maxmem }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })

export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

const parse = (stored: string) => {
  const [scheme, n, r, p, salt, key] = stored.split('$')
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return null
  const options = { N: Number(n), r: Number(r), p: Number(p) }
  return { options, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
}

/** No account has it; comparing with it takes as long as comparing with a real one. */
const nobody = `scrypt$${cost.N}$${cost.r}$${cost.p}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`

/** An unknown name (`stored` null) costs the same time as a wrong password. */
export const verifyPassword = async (password: string, stored: string | null): Promise<boolean> => {
  const known = stored === null ? null : parse(stored)
  const against = known ?? parse(nobody)
  if (against === null || password.length > maximumPasswordLength) return false
  const key = await derive(password, against.salt, against.options)
  return timingSafeEqual(key, against.key) && known !== null
}

export type PasswordFault = 'too-short' | 'too-long' | 'like-name' | 'too-simple'

/** NIST SP 800-63B: length, not composition; only what is guessed first is refused. */
export const passwordFault = (password: string, name: string): PasswordFault | null => {
  const letters = Array.from(password.normalize('NFKC'))
  if (letters.length < minimumPasswordLength) return 'too-short'
  if (password.length > maximumPasswordLength) return 'too-long'
  if (name.length >= 3 && password.toLowerCase().includes(name.toLowerCase())) return 'like-name'
  return new Set(letters).size < 5 ? 'too-simple' : null
}
