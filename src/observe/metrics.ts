/** Metric names, in the style of Prometheus: base units, `_total` for counters. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly registry: Registry
  readonly message: (outcome: string, action: string, seconds: number) => void
  readonly authentication: (method: string, result: string) => void
  readonly reason: (id: string) => void
  readonly failure: (kind: string) => void
  readonly held: (result: 'held' | 'refused') => void
}

const PREFIX = 'amazon_impersonation'

export function createMetrics(version: string): Metrics {
  const registers = [new Registry()]
  const [registry = new Registry()] = registers
  const counter = (name: string, help: string, labelNames: readonly string[]) =>
    new Counter({ name: `${PREFIX}_${name}`, help, labelNames, registers: [registry] })
  const messages = counter('messages_total', 'Messages examined, by outcome and action', [
    'verdict',
    'action',
  ])
  const results = counter('auth_results_total', 'Results of SPF, DKIM, DMARC and ARC', ['method', 'result'])
  const reasons = counter('reasons_total', 'Reasons against messages', ['reason'])
  const failures = counter('failures_total', 'Examinations that failed or took too long', ['kind'])
  const holds = counter('holds_total', 'Messages held, or not held because the store was not available', [
    'result',
  ])
  const duration = new Histogram({
    name: `${PREFIX}_check_duration_seconds`,
    help: 'Time from the end of DATA to the verdict',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  new Gauge({
    name: `${PREFIX}_build_info`,
    help: 'Version that runs',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version }, 1)
  return {
    registry,
    message: (verdict, action, seconds) => {
      messages.inc({ verdict, action })
      duration.observe(seconds)
    },
    authentication: (method, result) => results.inc({ method, result }),
    reason: reason => reasons.inc({ reason }),
    failure: kind => failures.inc({ kind }),
    held: result => holds.inc({ result }),
  }
}

/** For the node exporter's textfile collector: one file a process, replaced as a whole. */
export async function writeTextfile(registry: Registry, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, `amazon_impersonation_${process.pid}.prom`)
  await writeFile(`${file}.tmp`, await registry.metrics())
  await rename(`${file}.tmp`, file)
}
