/** Builds the runtime out of the configuration: the one place where the parts of the filter meet. */
import { createRequire } from 'node:module'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createAllowList } from '../action/allow-list.ts'
import { reasonsOf } from '../action/headers.ts'
import { openLookup } from '../action/open-lookup.ts'
import { policyOf } from '../action/policy.ts'
import type { Config } from '../config/keys.ts'
import { createExtractor, type Extractor, extractorSettings } from '../extract/extract.ts'
import { watchKnowledge } from '../knowledge/files.ts'
import { explain } from '../observe/explain.ts'
import { exposeMetrics } from '../observe/expose.ts'
import { type Log, openLog } from '../observe/log.ts'
import { createMetrics, type Metrics } from '../observe/metrics.ts'
import { holdsMail } from '../quarantine/attendance.ts'
import { needsPerson, type QuarantineLog } from '../quarantine/events.ts'
import { startJobs } from '../quarantine/jobs.ts'
import { openConfigured } from '../store/configured.ts'
import type { Examination } from './examination.ts'
import { createExaminer } from './examiner.ts'
import type { Plugin, Plugins } from './members.ts'
import { nextHopOf } from './next-hop.ts'
import { createQuarantine } from './quarantine.ts'
import type { Runtime } from './runtime.ts'
import { createTally } from './tally.ts'

export type RuntimeInput = {
  readonly plugin: Plugin
  readonly directory: string
  readonly config: () => Config
}

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }

export function createRuntime({ plugin, directory, config }: RuntimeInput): Runtime {
  const onProblem = (text: string) => plugin.logerror(text)
  const metrics = createMetrics(version)
  const log = openLog(config(), directory, text => plugin.logcrit(text))
  const extractor = onceNeeded(config)
  const quarantine = createQuarantine({
    config,
    node: hostname(),
    openStore: now => openConfigured(now, directory),
    beside: store => startJobs({ store, config, directory, log: tellOf(plugin, log) }),
    onFailure: error =>
      plugin.logcrit(
        `the jobs of the quarantine do not run (releases, retention, digests), they are tried again: ${explain(error)}`,
      ),
  })
  const lookup = openLookup(config, directory, error => onProblem(`policy look-up: ${explain(error)}`))
  const allow = createAllowList({
    file: join(directory, 'config', 'amazon-impersonation.allow.yaml'),
    store: () => quarantine.opened(),
    onProblem,
    now: Date.now,
  })
  const knowledge = watchKnowledge(directory, onProblem)
  const tally = createTally(quarantine.opened)
  const exposed = exposeMetrics(config, directory, metrics.registry, onProblem)
  return {
    config,
    examine: createExaminer({ config, extractor: extractor.get, knowledge: knowledge.current }),
    recipients: async addresses =>
      Promise.all(
        addresses.map(async address => {
          return { address, policy: policyOf(address, config(), await lookup.find(address)) }
        }),
      ),
    allowed: allow.match,
    countAllowed: allow.hit,
    quarantine,
    nextHop: asking => nextHopOf(config().next_hop.url, directory, hasOtherQueues(asking)),
    log,
    metrics,
    observe: (examination, action, ms) => observe(metrics, examination, action, ms),
    tally,
    ready: async () => {
      await Promise.all([allow.reload(), knowledge.reload()])
      await exposed.start()
      await openEarly(config(), quarantine.open, plugin)
    },
    close: async () => {
      await tally.close()
      await Promise.allSettled([quarantine.close(), lookup.close(), exposed.close(), extractor.close()])
      allow.close()
      knowledge.close()
      await log.close()
    },
  }
}

/** Every event goes to our own log; what needs a person stands in Haraka's as well. */
const tellOf =
  (plugin: Plugin, log: Log): QuarantineLog =>
  (message, detail) => {
    log.event({ event: 'quarantine', message, ...detail })
    if (!needsPerson(message, detail)) return
    const words = Object.entries(detail).map(([key, value]) => `${key}=${value}`)
    plugin.logwarn([`quarantine: ${message}`, ...words].join(' '))
  }

/** A reload may switch it off; its processes are started with the first attachment. */
function onceNeeded(config: () => Config) {
  let extractor: Extractor | null = null
  return {
    get: () => {
      const { extract } = config()
      if (!extract.enabled) return null
      extractor ??= createExtractor(extractorSettings(extract))
      return extractor
    },
    close: async () => extractor?.close(),
  }
}

/** Only where something may be held is it worth a word that the store is away. */
async function openEarly(config: Config, open: () => Promise<unknown>, plugin: Plugin): Promise<void> {
  if (!holdsMail(config) && config.policy.default !== 'reject' && config.lookup.url === '') return
  try {
    await open()
  } catch (error) {
    plugin.logcrit(`the quarantine cannot be opened, what should be held is answered 451: ${explain(error)}`)
  }
}

function hasOtherQueues(plugin: Plugin): boolean {
  const { registered_hooks: hooks } = plugin.haraka_require('plugins') as Plugins
  return (hooks['queue'] ?? []).some(hook => hook.plugin !== plugin.name)
}

function observe(metrics: Metrics, examination: Examination, action: string, ms: number): void {
  const { verdict } = examination
  metrics.message(verdict.outcome, action, ms / 1000)
  metrics.authentication('spf', verdict.authentication.spf.result)
  for (const signature of verdict.authentication.dkim) metrics.authentication('dkim', signature.result)
  metrics.authentication('dmarc', verdict.authentication.dmarc.result)
  metrics.authentication('arc', verdict.authentication.arc.result)
  for (const reason of reasonsOf(verdict)) metrics.reason(reason)
}
