/** Judges a stored message without authentication: its connection is long gone. */
import { nothingKnown } from '../../auth/nothing.ts'
import type { Config } from '../../config/keys.ts'
import { examine } from '../../examine.ts'
import type { Judged } from '../../quarantine/import-message.ts'

export const judgeStored =
  (config: Config) =>
  (raw: Uint8Array, mailFrom: string, recipients: readonly string[]): Promise<Judged> =>
    examine(
      raw,
      {
        envelope: {
          mailFrom,
          recipients,
          smtputf8: [mailFrom, ...recipients].some(address => /[^\p{ASCII}]/u.test(address)),
          eightBitMime: true,
        },
        client: { ip: null, helo: null, reverseName: null },
      },
      {
        authenticate: async () => nothingKnown({ reason: 'imported: the connection is not known' }),
        thresholds: config.threshold,
        now: () => performance.now(),
      },
    )
