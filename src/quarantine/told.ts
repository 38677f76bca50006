/** Whom a letter of ours has told of an item: short hashes in the item itself, which go with its personal data. */
import { hash } from 'node:crypto'
import { scopeOf } from '../config/overrides.ts'
import { type ActResult, change } from './act.ts'
import type { Deps } from './deps.ts'
import type { Item } from './item.ts'

/** digest: a recipient, of his own copy · list: an administrator · request: an administrator, of a recipient's wish */
export type Purpose = 'digest' | 'list' | 'request'

/** One mailbox has one mark, however its address was written. `about` tells two subjects of one item apart. */
export const markOf = (purpose: Purpose, address: string, about = ''): string =>
  hash('sha256', JSON.stringify([purpose, scopeOf(address), about]), 'base64url').slice(0, 12)

export const isTold = (item: Item, mark: string): boolean => item.told?.includes(mark) ?? false

/** No act of a person: the audit log says it in the letter's entry, and the time of the item's last change stays. */
export const markTold = (id: string, marks: readonly string[], deps: Deps): Promise<ActResult> =>
  change(deps, id, item => ({
    item: {
      ...item,
      told: item.bodyKept ? [...new Set([...(item.told ?? []), ...marks])] : [],
      revision: item.revision + 1,
    },
    audit: [],
  }))
