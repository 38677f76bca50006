/** The page's own certificate: read and tried at the start, so that a wrong file is a sentence and not a stack. */
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { ReviewStartError } from '../errors.ts'
import type { ReviewSettings } from '../settings.ts'

const read = (key: 'tls_certificate' | 'tls_key', path: string): Buffer => {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    const hint = 'a PEM file that the user of this process may read'
    throw new ReviewStartError('ERR_REVIEW_TLS', `[review] ${key} = ${path} cannot be read (${code})`, hint)
  }
}

export const readTls = (settings: ReviewSettings) => {
  if (settings.tls_certificate === '') return {}
  const [cert, key] = [read('tls_certificate', settings.tls_certificate), read('tls_key', settings.tls_key)]
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const hint = 'both are PEM files, and the key is that of the certificate'
    const files = `[review] tls_certificate = ${settings.tls_certificate}, tls_key = ${settings.tls_key}`
    throw new ReviewStartError('ERR_REVIEW_TLS', `${files}: ${why}`, hint)
  }
  return { https: { cert, key, minVersion: 'TLSv1.2' as const } }
}
