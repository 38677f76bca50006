/** What of an item was proven, so that a rule can stand on it: never From, which anybody can write. */
import type { Item } from '../../quarantine/item.ts'

export type Proof = { readonly proof: 'dkim' | 'dmarc' | 'ip'; readonly value: string }

export const proofsOf = (item: Item): readonly Proof[] => {
  const { dkim, dmarc } = item.verdict.authentication
  const signed = dkim
    .filter(one => one.result === 'pass' && !one.underSized)
    .map(one => ({ proof: 'dkim', value: one.domain }) as const)
  const author = dmarc.result === 'pass' ? [{ proof: 'dmarc', value: dmarc.domain } as const] : []
  const address = item.authentication.client.ip ?? item.client.ip
  const client = address === null ? [] : [{ proof: 'ip', value: address } as const]
  const all: readonly Proof[] = [...author, ...signed, ...client]
  return all.filter(
    (one, index) => all.findIndex(other => other.proof === one.proof && other.value === one.value) === index,
  )
}
