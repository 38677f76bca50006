/** Every check of the deployment; adding one is a file and a line here. */
import { checkAttendance } from './attendance.ts'
import { checkAudit } from './audit.ts'
import { checkClients } from './clients.ts'
import { checkDns } from './dns.ts'
import { checkFacts } from './facts.ts'
import { checkHaraka } from './haraka.ts'
import type { HealthCheck } from './health.ts'
import { checkNextHop } from './next-hop.ts'
import { checkProxy } from './proxy.ts'
import { checkClock, checkRuntime } from './runtime.ts'
import { checkPermissions, checkStore } from './store.ts'

export const checks = {
  runtime: checkRuntime,
  clock: checkClock,
  dns: checkDns,
  haraka: checkHaraka,
  store: checkStore,
  permissions: checkPermissions,
  'next-hop': checkNextHop,
  clients: checkClients,
  attendance: checkAttendance,
  proxy: checkProxy,
  audit: checkAudit,
  facts: checkFacts,
} as const satisfies Readonly<Record<string, HealthCheck>>
