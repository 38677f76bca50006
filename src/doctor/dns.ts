/** Can this host look up the records that the proof of genuine mail needs? */
import { Resolver } from 'node:dns/promises'
import { type HealthCheck, health } from './health.ts'

/** A name whose record every genuine Amazon.co.jp mail needs. */
const PROBE = '_dmarc.amazon.co.jp'

export const checkDns: HealthCheck = async ({ config }) => {
  const resolver = new Resolver({ timeout: config.dns.timeout, tries: 1 })
  const servers = config.dns.servers.length > 0 ? config.dns.servers : resolver.getServers()
  const results = await Promise.all(servers.map(server => probe(server, config.dns.timeout)))
  const working = results.filter(result => result.ok)
  const list = results.map(result => `${result.server} ${result.said}`).join(', ')
  if (working.length === 0) {
    return [
      health(
        'dns',
        'fail',
        `No DNS server answers (${list}). Genuine Amazon mail cannot be proven; set [dns] servers.`,
        `応答する DNS サーバーがありません (${list})。本物の Amazon メールを確認できません。[dns] servers を設定してください。`,
      ),
    ]
  }
  const known = working.some(result => result.known)
  if (!known)
    return [
      health(
        'dns',
        'warn',
        `DNS answers, but does not know ${PROBE} (${list}): genuine Amazon mail cannot be proven.`,
        `DNS は応答しますが、${PROBE} を解決できません (${list})。本物の Amazon メールを確認できません。`,
      ),
    ]
  const status = working.length < results.length ? 'warn' : 'ok'
  return [
    health(
      'dns',
      status,
      `${working.length} of ${results.length} DNS servers answer (${list}).`,
      `DNS サーバー ${results.length} 台のうち ${working.length} 台が応答しています (${list})。`,
    ),
  ]
}

type Probe = { readonly server: string; readonly ok: boolean; readonly known: boolean; readonly said: string }

/** An answer all the same: there is no such name. */
const ABSENT = new Set(['ENOTFOUND', 'ENODATA'])

async function probe(server: string, timeout: number): Promise<Probe> {
  const started = performance.now()
  try {
    const resolver = new Resolver({ timeout, tries: 1 })
    resolver.setServers([server])
    await resolver.resolveTxt(PROBE)
    return { server, ok: true, known: true, said: `${Math.round(performance.now() - started)} ms` }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'failed'
    return { server, ok: ABSENT.has(code), known: false, said: code }
  }
}
