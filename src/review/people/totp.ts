/** One-time codes (RFC 6238) with replay protection, and recovery codes for a lost phone. */
import { createHash, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'

const period = 30

const totpOf = (secret: string, name: string): TOTP =>
  new TOTP({
    issuer: 'Amazon impersonation review',
    label: name,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: Secret.fromBase32(secret),
  })

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

export const totpUri = (secret: string, name: string): string => totpOf(secret, name).toString()

/** An SVG of our own making: only rectangles and a path. */
export const totpQr = (secret: string, name: string): Promise<string> =>
  QRCode.toString(totpUri(secret, name), { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })

/** The time step that the code belongs to, or null; a step at or before `lastStep` was used already. */
export const checkTotp = (secret: string, code: string, now: number, lastStep: number): number | null => {
  const token = code.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totpOf(secret, '').validate({ token, timestamp: now, window: 1 })
  if (delta === null) return null
  const step = Math.floor(now / 1000 / period) + delta
  return step > lastStep ? step : null
}

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

const recoveryCode = (): string => {
  const letters = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)] ?? '')
  return [0, 4, 8, 12].map(start => letters.slice(start, start + 4).join('')).join('-')
}

/** 16 letters of 31: 79 bits, so a plain hash is enough. */
export const hashRecoveryCode = (code: string): string =>
  createHash('sha256')
    .update(
      code
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ''),
    )
    .digest('base64url')

export const newRecoveryCodes = (): readonly string[] => Array.from({ length: 10 }, recoveryCode)
