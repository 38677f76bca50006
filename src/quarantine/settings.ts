/** The configuration as the use cases want it: each gets its own few values, none the whole table. */
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Config } from '../config/keys.ts'
import { originOf } from '../config/origin.ts'
import type { SendOptions } from '../delivery/send.ts'
import { type HeadsFile, headsFile } from './audit-heads.ts'
import { type DigestPolicy, readersOf } from './digest.ts'
import { type Hop, readHop } from './hop.ts'
import { readLanguages } from './letter-language.ts'
import type { RetentionPolicy } from './retention.ts'
import type { WatermarkLimits } from './watermark.ts'

export type Settings = {
  readonly hop: Hop
  readonly send: SendOptions
  readonly authservId: string
  readonly inDoubt: 'person' | 'retry'
  readonly retryAfter: number
  readonly attempts: number
  readonly fourEyes: number
  /** acts that need a reason */
  readonly reasonRequired: readonly string[]
  readonly retention: RetentionPolicy
  readonly watermark: WatermarkLimits
  readonly digest: DigestPolicy
  readonly profile: 'company' | 'isp'
  readonly from: string
  readonly notify: readonly string[]
  readonly reportTargets: readonly string[]
  /** what takes reports to the world; null: there is nothing that could */
  readonly reportHop: Hop | null
  readonly campaignHours: number
  readonly exportHead: number
  /** null: heads are only logged */
  readonly heads: HeadsFile | null
  readonly linkKeyFile: string
}

/** As Haraka names itself, in Authentication-Results too: the first line of config/me, else the name of the machine. */
export const ownName = (directory: string): string => {
  try {
    const lines = readFileSync(path.join(directory, 'config', 'me'), 'utf8').split(/\r\n|\r|\n/u)
    return lines.map(line => line.trim()).find(line => /^[^#;]/u.test(line)) ?? os.hostname()
  } catch {
    return os.hostname()
  }
}

/** A local Maildir delivers nothing to the world: a report would lie there, and be called sent. */
const reportHop = (config: Config, directory: string): Hop | null => {
  const hop = readHop(config.report.relay || config.next_hop.url, directory)
  return hop.protocol === 'maildir' ? null : hop
}

/** A letter may be put off, or have no room for all: what two regular ones did not tell of is not kept back any longer. */
const tellWithin = ({ digest, quarantine }: Config): number => {
  const readers = readersOf({ to: digest.to, administrators: quarantine.notify })
  return readers.recipients || readers.administrators.length > 0 ? 2 * digest.every : 0
}

/** `directory` is the Haraka directory. */
export const settingsOf = (config: Config, directory: string): Settings => ({
  hop: readHop(config.next_hop.url, directory),
  send: { name: config.release.name || ownName(directory), timeout: config.release.timeout },
  authservId: ownName(directory),
  inDoubt: config.release.in_doubt,
  retryAfter: config.release.retry,
  attempts: config.release.attempts,
  fourEyes: config.review.four_eyes,
  reasonRequired: config.review.reason_required,
  retention: {
    days: config.retention.days,
    doneDays: config.retention.done_days,
    maxItems: config.retention.max_items,
    maxBytes: config.retention.max_bytes,
    warnDays: config.retention.warn_days,
    tellWithin: tellWithin(config),
  },
  watermark: { minFree: config.quarantine.min_free, maxBytes: config.retention.max_bytes },
  digest: {
    to: config.digest.to,
    administrators: config.quarantine.notify,
    every: config.digest.every,
    linkDays: config.digest.link_days,
    maxItems: config.digest.max_items,
    from: config.quarantine.from,
    url: originOf(config.review),
    timeZone: config.review.time_zone,
    language: { all: config.header.language, domains: readLanguages(config.digest.languages) },
    keepDays: config.retention.days,
    profile: config.privacy.profile,
  },
  profile: config.privacy.profile,
  from: config.quarantine.from,
  notify: config.quarantine.notify,
  reportTargets: config.report.enabled,
  reportHop: reportHop(config, directory),
  campaignHours: config.quarantine.campaign_hours,
  exportHead: config.audit.export_head,
  heads: headsFile(directory, config),
  linkKeyFile: path.resolve(directory, config.digest.key_file),
})

/** The settings of the configuration in force, worked out anew when another one comes into force. */
export const settingsNow = (config: () => Config, directory: string): (() => Settings) => {
  let known = config()
  let settings = settingsOf(known, directory)
  return () => {
    const current = config()
    if (current !== known) settings = settingsOf(current, directory)
    known = current
    return settings
  }
}
