/** A whole review page for tests: memory store, our own messages judged and held as Haraka would, a real server. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Authentication } from '../../src/auth/authentication.ts'
import { type Config, keys } from '../../src/config/keys.ts'
import { examine } from '../../src/examine.ts'
import { adoptLinkKey } from '../../src/quarantine/audit-key.ts'
import { hold } from '../../src/quarantine/hold.ts'
import { createQuarantineService, type QuarantineService } from '../../src/quarantine/service.ts'
import { settingsOf } from '../../src/quarantine/settings.ts'
import type { App } from '../../src/review/app.ts'
import type { Sanitise } from '../../src/review/mail/preview.ts'
import { hashPassword } from '../../src/review/people/password.ts'
import { newUser, type User } from '../../src/review/people/user.ts'
import type { Quarantine, ReviewDeps } from '../../src/review/port.ts'
import { buildServer, makeApp } from '../../src/review/server/server.ts'
import type { ReviewSettings } from '../../src/review/settings.ts'
import { memoryPeople } from '../../src/store/memory/people.ts'
import { openMemoryStore } from '../../src/store/memory/store.ts'
import type { PeopleStore } from '../../src/store/people.ts'
import type { Store } from '../../src/store/store.ts'
import { build, type Sample } from './samples.ts'

export const password = 'correct horse battery staple'

export const defaults = (): ReviewSettings => {
  const review = Object.fromEntries(Object.entries(keys.review).map(([name, row]) => [name, row.default]))
  const more = { privacy: 'company', retentionDays: 30, trustedAuthservId: '', trustedRelays: ['192.0.2.10'] }
  return { ...review, ...more, undo: 0, time_zone: 'Asia/Tokyo' } as unknown as ReviewSettings
}

/** Every key at its default. */
export const configOf = (): Config => {
  const section = (rows: Readonly<Record<string, { readonly default: unknown }>>) =>
    Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row.default]))
  const sections = Object.entries(keys).map(([name, rows]) => [name, section(rows)])
  return { ...Object.fromEntries(sections), policyOverrides: new Map() } as unknown as Config
}

const serviceOf = async (store: Store, settings: ReviewSettings, folder: string, now: () => number) => {
  const config = configOf()
  const report = { ...config.report, enabled: ['amazon'] }
  const own = settingsOf({ ...config, review: settings, report }, folder)
  // what is reported lies in the folder, to be looked at
  const withPrivacy = { ...own, reportHop: own.hop, profile: settings.privacy }
  return createQuarantineService({
    store,
    settings: () => withPrivacy,
    auditKey: randomBytes(32),
    node: 'mx1',
    now,
    patience: 5000,
  })
}

export const unproven = (domain: string, ip = '203.0.113.77'): Authentication => ({
  source: 'live',
  spf: { result: 'pass', domain, reason: '' },
  dkim: [
    {
      result: 'pass',
      domain: 'mailer.example',
      selector: 's1',
      reason: '',
      aligned: false,
      underSized: false,
    },
  ],
  dmarc: { result: 'fail', domain, policy: 'none', reason: '' },
  arc: { result: 'none', sealer: '', trusted: false, sealed: null, reason: '' },
  neededLookupFailed: false,
  guard: '',
  client: { ip, helo: domain },
  ms: 1,
})

export type World = {
  readonly app: App
  readonly server: FastifyInstance
  readonly store: Store
  readonly origin: string
  readonly clock: { now: number }
  readonly logs: string[]
  readonly hold: (sample: Sample, recipients?: readonly string[], at?: number) => Promise<string>
  readonly addUser: (name: string, role: User['role'], more?: Partial<User>) => Promise<User>
  readonly service: QuarantineService
  /** the Haraka directory: released mail is in var/mail below it */
  readonly folder: string
  readonly close: () => Promise<void>
}

export type WorldOptions = {
  readonly settings?: Partial<ReviewSettings>
  readonly sanitise?: Sanitise
  readonly store?: Store
  readonly quarantine?: Partial<Quarantine>
  readonly people?: PeopleStore
}

let hashed: string | null = null

const holder =
  (store: Store) =>
  async (sample: Sample, recipients: readonly string[], at: number): Promise<string> => {
    const domain = /@([^>\s]+)>?$/.exec(sample.from)?.[1] ?? 'sender.example.top'
    const envelope = { mailFrom: `bounce@${domain}`, recipients, smtputf8: false, eightBitMime: true }
    const client = { ip: '203.0.113.77', helo: domain, reverseName: null }
    const raw = build(sample, at, recipients[0])
    const found = await examine(
      raw,
      { envelope, client },
      {
        authenticate: async () => unproven(domain),
        thresholds: { suspected: 40, impersonation: 70 },
        now: () => performance.now(),
      },
    )
    const request = {
      ...found,
      recipients,
      mailParams: {},
      tls: { version: 'TLSv1.3', cipher: 'x' },
      transaction: 'T-1',
      pending: false,
    }
    const held = await hold(request, { store, now: () => at, node: 'mx1' })
    if (!held.held) throw new Error(held.reason)
    return held.id
  }

export const makeWorld = async (options: WorldOptions = {}): Promise<World> => {
  const clock = { now: Date.UTC(2026, 10, 22, 1, 0, 0) }
  const store = options.store ?? openMemoryStore({ auditKey: randomBytes(32), now: () => clock.now })
  const logs: string[] = []
  const settings = { ...defaults(), ...options.settings }
  const folder = await mkdtemp(join(tmpdir(), 'review-world-'))
  // a store that was here before has the key of another folder
  if (options.store !== undefined) await adoptLinkKey(store, join(folder, 'var', 'link.key'))
  const service = await serviceOf(store, settings, folder, () => clock.now)
  const deps: ReviewDeps = {
    store,
    people: options.people ?? memoryPeople(),
    quarantine: { ...service, ...options.quarantine },
    health: async () => [
      { id: 'dns', status: 'ok', en: 'DNS answers in 12 ms.', ja: 'DNS は 12 ミリ秒で応答しています。' },
      {
        id: 'clients',
        status: 'warn',
        en: 'All mail of the last day came from one address: is the real client seen?',
        ja: '過去1日のメールがすべて同じアドレスから届いています。実際の送信元が見えているか確認してください。',
      },
    ],
    now: () => clock.now,
    log: (level, message, detail) => void logs.push(`${level} ${message} ${JSON.stringify(detail ?? {})}`),
  }
  const app = makeApp(deps, settings)
  const server = await buildServer(app, options.sanitise)
  const origin = await server.listen({ host: '127.0.0.1', port: 0 })
  const holds = holder(store)
  return {
    app,
    server,
    store,
    origin,
    clock,
    logs,
    service,
    folder,
    hold: (sample, recipients = ['user@example.jp'], at = clock.now) => holds(sample, recipients, at),
    addUser: async (name, role, more = {}) => {
      hashed ??= await hashPassword(password)
      const user = newUser(name, role, clock.now, { passwordHash: hashed, ...more })
      if (!(await app.users.create(user))) throw new Error(`${name} exists`)
      return user
    },
    close: async () => {
      await server.close()
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** From now on the pages speak this language to this user. */
export const speak = async ({ app }: World, name: string, locale: User['locale']): Promise<void> => {
  if ((await app.users.change(name, user => ({ ...user, locale }))) === null)
    throw new Error(`no user ${name}`)
}
