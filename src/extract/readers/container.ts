/** ZIP containers (APPNOTE 6.3): members inflated under one limit for all of them together. */
import { unzipSync } from 'fflate'
import { UnreadableError } from '../extraction.ts'

export type Container = {
  readonly names: readonly string[]
  /** inflates the members whose names match; throws where they are larger than the limit */
  readonly open: (wanted: (name: string) => boolean) => ReadonlyMap<string, Uint8Array>
}

const MAX_MEMBERS = 5000
const ENCRYPTED = 1

export function openContainer(bytes: Uint8Array, inflated: number): Container {
  if (((bytes[6] ?? 0) & ENCRYPTED) !== 0) throw new UnreadableError('encrypted')
  const names: string[] = []
  list(bytes, name => {
    names.push(name)
    if (names.length > MAX_MEMBERS) throw new UnreadableError('size')
    return false
  })
  let left = inflated
  return {
    names,
    open(wanted) {
      const members = list(bytes, (name, size) => {
        if (!wanted(name)) return false
        left -= size
        // The stated size is also all that fflate writes: a member that lies is cut.
        if (left < 0) throw new UnreadableError('size')
        return true
      })
      return new Map(Object.entries(members))
    },
  }
}

function list(
  bytes: Uint8Array,
  filter: (name: string, size: number) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: file => filter(file.name, file.originalSize) })
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    throw new UnreadableError('broken')
  }
}
