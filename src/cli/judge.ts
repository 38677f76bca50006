/** Settings that a thread can be given → a function from bytes to a verdict. The only I/O is the authentication. */
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import type { Authentication } from '../auth/authentication.ts'
import { createDnsClient } from '../auth/dns/client.ts'
import type { Resolver } from '../auth/dns/resolver.ts'
import { readZoneFile } from '../auth/dns/zone-file.ts'
import { nothingKnown } from '../auth/nothing.ts'
import { createAuthenticator } from '../auth/source.ts'
import { authenticationOfStored } from '../auth/trusted.ts'
import type { Config } from '../config/keys.ts'
import { loadConfig } from '../config/read.ts'
import { examine } from '../examine.ts'
import { createExtractor, type ExtractorSettings, extractorSettings } from '../extract/extract.ts'
import { knowledgeFiles, readKnowledge } from '../knowledge/files.ts'
import { builtinKnowledge, type Knowledge } from '../knowledge/knowledge.ts'
import type { Message } from '../message/message.ts'
import type { Verdict } from '../verdict/verdict.ts'

export type AuthenticationSource =
  | { readonly kind: 'none' }
  | { readonly kind: 'trusted'; readonly authservId: string }
  | { readonly kind: 'live'; readonly ip: string | null; readonly helo: string | null }
  | { readonly kind: 'zone'; readonly file: string; readonly ip: string | null; readonly helo: string | null }

/** Plain data: it crosses to worker threads. */
export type JudgeSettings = {
  readonly authentication: AuthenticationSource
  /** path of the ini file; none: the defaults */
  readonly config?: string
  readonly envelope?: { readonly mailFrom: string | null; readonly recipients: readonly string[] }
}

export type Judge = {
  readonly judge: (raw: Uint8Array) => Promise<Verdict>
  readonly close: () => Promise<void>
}

export async function createJudge(settings: JudgeSettings): Promise<Judge> {
  const config = readSettled(settings.config)
  const authenticate = await createSource(settings.authentication, config)
  const { ip, helo } = clientOf(settings.authentication)
  const input = {
    envelope: { mailFrom: null, recipients: [], ...settings.envelope, smtputf8: false, eightBitMime: false },
    client: { ip, helo, reverseName: null },
  }
  const extractor = config.extract.enabled ? createExtractor(unhurried(config)) : null
  const dependencies = {
    authenticate,
    ...(extractor ? { extractAttachments: extractor.extractAttachments } : {}),
    thresholds: config.threshold,
    knowledge: await knowledgeOf(settings.config),
    now: () => performance.now(),
  }
  return {
    judge: async raw => (await examine(raw, input, dependencies)).verdict,
    close: async () => extractor?.close(),
  }
}

/** No sender waits here, and nobody floods us: the same files shall give the same verdicts. */
function unhurried(config: Config): ExtractorSettings {
  const settings = extractorSettings(config.extract)
  return { ...settings, cpuShare: 64, time: settings.time * 5, deadline: settings.deadline * 10 }
}

/** The caller has read the same file before and said what is wrong with it; a worker only needs the values. */
function readSettled(file: string | undefined): Config {
  const result = loadConfig({ file: file ?? '', env: process.env })
  if (!result.ok) throw new Error('ERR_CONFIG: the configuration became invalid meanwhile')
  return result.config
}

/** The administrator's additions lie beside the ini file. */
async function knowledgeOf(file: string | undefined): Promise<Knowledge> {
  if (file === undefined) return builtinKnowledge
  const { knowledge, problems } = await readKnowledge(knowledgeFiles(dirname(dirname(file))))
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  return knowledge
}

function clientOf(source: AuthenticationSource): {
  readonly ip: string | null
  readonly helo: string | null
} {
  return source.kind === 'live' || source.kind === 'zone' ? source : { ip: null, helo: null }
}

type Authenticate = (message: Message) => Promise<Authentication>

async function createSource(source: AuthenticationSource, config: Config): Promise<Authenticate> {
  if (source.kind === 'none') return async () => nothingKnown({ reason: 'authentication was left out' })
  if (source.kind === 'trusted') return async message => authenticationOfStored(message, source.authservId)
  const resolver = await resolverOf(source, config)
  const authenticator = createAuthenticator(config, resolver)
  const connection = { ip: source.ip, helo: source.helo }
  return message => authenticator.authenticate(message, { connection, mta: hostname(), pluginRows: [] })
}

async function resolverOf(source: AuthenticationSource, config: Config): Promise<Resolver> {
  if (source.kind === 'zone') return readZoneFile(source.file)
  return createDnsClient({ servers: config.dns.servers, timeout: config.dns.timeout }).resolve
}
