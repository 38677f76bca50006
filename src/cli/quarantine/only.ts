/** `--only ADDRESS`: some recipients' copies of an item. */
import { scopeOf } from '../../config/overrides.ts'
import type { Item } from '../../quarantine/item.ts'
import type { Opened } from './open.ts'
import type { Outcome } from './outcome.ts'

/** null: all recipients */
export type Only = readonly string[] | null

/** As the item has them; a person need not know how the sender wrote the mailbox (`Taro@Example.JP`, `"taro"@…`). */
const copiesOf = ({ recipients }: Item, given: string): readonly string[] => {
  const addresses = recipients.map(fate => fate.address)
  if (addresses.includes(given)) return [given]
  return addresses.filter(address => scopeOf(address) === scopeOf(given))
}

/** A typing error in the item or the address is told before anything is tried. */
export const onlyOf = async (
  { service }: Opened,
  id: string,
  { only }: { readonly only?: readonly string[] },
): Promise<{ readonly ok: true; readonly only: Only } | Extract<Outcome, { ok: false }>> => {
  if (only === undefined) return { ok: true, only: null }
  const item = await service.deps.store.get(id)
  if (item === null) return { ok: false, code: 'gone', detail: '' }
  const stranger = only.find(given => copiesOf(item, given).length === 0)
  return stranger === undefined
    ? { ok: true, only: only.flatMap(given => copiesOf(item, given)) }
    : { ok: false, code: 'address', detail: `${stranger} is no recipient` }
}
