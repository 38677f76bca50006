/** Is the open database still the file of its name? Moved, replaced or removed, it takes commits that nobody finds again. */
import { type BigIntStats, statSync } from 'node:fs'
import { StoreError } from '../errors.ts'

const identityOf = (file: string): string | null => {
  const found: BigIntStats | undefined = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev} ${found.ino}`
}

/** To be made when the file is open; the check throws ERR_STORE_MOVED. */
export const inPlace = (file: string): (() => void) => {
  const opened = identityOf(file)
  return () => {
    if (identityOf(file) !== opened)
      throw new StoreError('ERR_STORE_MOVED', `${file} was moved, replaced or removed while it was open`)
  }
}
