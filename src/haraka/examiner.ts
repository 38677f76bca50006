/** A message that comes in by SMTP → Examination: the whole program, with the best source of authentication. */
import { createDnsClient } from '../auth/dns/client.ts'
import type { Resolver } from '../auth/dns/resolver.ts'
import { type Authenticator, createAuthenticator } from '../auth/source.ts'
import type { Config } from '../config/keys.ts'
import { examine } from '../examine.ts'
import type { Extractor } from '../extract/extract.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { ExaminationInput, Examine } from './examination.ts'

export type ExaminerOptions = {
  readonly config: () => Config
  /** reads attachments in processes of its own; null where the configuration wants none */
  readonly extractor: () => Extractor | null
  /** brands and words with the administrator's additions */
  readonly knowledge: () => Knowledge
}

export function createExaminer({ config, extractor, knowledge }: ExaminerOptions): Examine {
  const resolver = resolverOf(config)
  const authenticator = latest(config, now => createAuthenticator(now, resolver()))
  return async input => {
    const { threshold } = config()
    const reader = extractor()
    return examine(
      input.raw,
      { envelope: input.envelope, client: input.client },
      {
        authenticate: message =>
          authenticator().authenticate(message, {
            connection: connectionOf(input, authenticator()),
            mta: input.authservId,
            pluginRows: input.rows,
          }),
        ...(reader === null ? {} : { extractAttachments: reader.extractAttachments }),
        thresholds: threshold,
        knowledge: knowledge(),
        now: () => performance.now(),
      },
    )
  }
}

/** A mail server that may speak for its client by XFORWARD need not be a relay whose Received lines are believed. */
function connectionOf(input: ExaminationInput, authenticator: Authenticator) {
  const { ip, helo } = input.client
  const direct = { ip, helo, forwarded: input.forwarded }
  const trusted = authenticator.borderOf({ headers: [] }, direct).relayed
  return input.forwarded === null || trusted ? direct : input.forwarded
}

/** One client with its cache, until the configuration names other servers. */
function resolverOf(config: () => Config): () => Resolver {
  let key = ''
  let resolver: Resolver | null = null
  return () => {
    const { servers, timeout } = config().dns
    const wanted = JSON.stringify([servers, timeout])
    if (resolver === null || key !== wanted) {
      resolver = createDnsClient({ servers, timeout }).resolve
      key = wanted
    }
    return resolver
  }
}

/** Made anew when a reload brings another configuration. */
function latest<T>(config: () => Config, make: (config: Config) => T): () => T {
  let of: Config | null = null
  let made: T | null = null
  return () => {
    const now = config()
    if (made === null || of !== now) {
      made = make(now)
      of = now
    }
    return made
  }
}
