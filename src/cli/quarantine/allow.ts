/** `quarantine allow`: rules by what was proven; of an item's own proof, or written out; list and remove. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { harmless } from '../../message/harmless.ts'
import { allowRequestOf, isSameRule, isScope, normalScope, proofsOf } from '../../quarantine/allow.ts'
import { readId } from '../../quarantine/id.ts'
import type { AllowRule } from '../../store/store.ts'
import { confirmed } from './bulk.ts'
import { readNumber } from './filters.ts'
import { type Opened, withQuarantine } from './open.ts'
import { ended, faultLine, jsonLine } from './print.ts'
import { usage } from './usage.ts'

type AllowFlags = {
  readonly item?: string
  readonly scope?: string
  readonly days: number
  readonly reason?: string
  readonly remove?: string
  readonly yes?: boolean
  readonly json?: boolean
}

const scopeOf = (scope: string | undefined): Pick<AllowRule, 'scope' | 'scopeValue'> => {
  if (scope === undefined || scope === 'all') return { scope: 'all', scopeValue: '' }
  return { scope: scope.includes('@') ? 'recipient' : 'domain', scopeValue: scope }
}

/** Refused before anybody is asked: a scope that is neither would meet nobody. */
const readScope = (text: string): string => {
  const { scope, scopeValue } = scopeOf(text)
  if (isScope(normalScope(scope, scopeValue))) return text
  throw new InvalidArgumentError(
    'write all, a recipient domain (example.jp), or one recipient (taro@example.jp)',
  )
}

const proofOf = (identity: string): Pick<AllowRule, 'proof' | 'value'> | null => {
  const [, proof, value] = /^(dkim|dmarc|ip):(.{1,255})$/u.exec(identity) ?? []
  return value === undefined ? null : { proof: proof as AllowRule['proof'], value }
}

const ruleLine = (rule: AllowRule, flags: AllowFlags): string => {
  if (flags.json === true) return jsonLine(rule)
  const scope = rule.scope === 'all' ? 'all' : rule.scopeValue
  const until = new Date(rule.expiresAt).toISOString().slice(0, 10)
  const what = `${rule.id}  ${rule.proof}:${rule.value}  ${harmless(scope, 100)}`
  return `${what}  until ${until}  ${rule.hits} hits  ${harmless(rule.author, 50)}: ${harmless(rule.reason, 200)}\n`
}

const list = async ({ service }: Opened, flags: AllowFlags): Promise<number> => {
  for (const rule of await service.deps.store.allowRules()) process.stdout.write(ruleLine(rule, flags))
  return 0
}

const remove = async (opened: Opened, id: string, flags: AllowFlags): Promise<number> => {
  const result = await opened.service.disallow(id.toUpperCase(), opened.actor)
  const missing = 'no such rule; `quarantine allow` lists them'
  return ended({ rule: id }, result, { done: 'the rule is removed', missing }, flags)
}

/** With `--item` and no identity: what that message proved, to choose from. */
const showProofs = async ({ service }: Opened, given: string, flags: AllowFlags): Promise<number> => {
  const item = await service.deps.store.get(readId(given) ?? given)
  if (item === null) {
    process.stderr.write(faultLine(given, { ok: false, code: 'gone', detail: '' }))
    return 1
  }
  const proofs = proofsOf(item.authentication)
  for (const { proof, value } of proofs) {
    const identity = `${proof}:${value}`
    process.stdout.write(flags.json === true ? jsonLine({ identity, proof, value }) : `${identity}\n`)
  }
  if (proofs.length === 0)
    process.stderr.write('ERR_UNPROVEN nothing was proven that a rule could hold on to\n')
  return proofs.length === 0 ? 1 : 0
}

const add = async (opened: Opened, identity: string, flags: AllowFlags): Promise<number> => {
  const proof = proofOf(identity)
  if (proof === null) return usage('write dkim:DOMAIN, dmarc:DOMAIN or ip:ADDRESS')
  if (!(await confirmed(`allow ${identity} for ${flags.scope ?? 'all'}`, flags))) return 2
  const { now, store } = opened.service.deps
  const request = allowRequestOf({
    ...proof,
    ...scopeOf(flags.scope),
    reason: flags.reason ?? '',
    expiresAt: now() + flags.days * 86_400_000,
  })
  const result = await opened.service.allow(request, opened.actor)
  if (!result.ok) {
    process.stderr.write(faultLine(identity, result))
    return 1
  }
  const rule = (await store.allowRules()).findLast(one => isSameRule(one, request))
  if (rule !== undefined) process.stdout.write(ruleLine(rule, flags))
  return 0
}

export const allowCommand = (): Command =>
  new Command('allow')
    .description('let mail through by what it proves (never by its From); without arguments: the rules')
    .argument('[identity]', 'dkim:DOMAIN, dmarc:DOMAIN or ip:ADDRESS')
    .option('--item <id>', 'without an identity: shows what this message proved')
    .option('--scope <scope>', 'all, a recipient domain, or one recipient', readScope, 'all')
    .addOption(new Option('--days <n>', 'until then').argParser(readNumber(1, 36_500)).default(90))
    .option('--reason <text>', 'why; stands with the rule')
    .option('--remove <rule>', 'remove a rule by its id')
    .option('--yes', 'do not ask')
    .option('--json', 'one rule a line')
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation quarantine allow dkim:partner.example --scope example.jp --reason "invoices"\n',
    )
    .action(async (identity: string | undefined, flags: AllowFlags, self: Command) => {
      process.exitCode = await withQuarantine(self, flags.reason, async opened => {
        if (flags.remove !== undefined) return remove(opened, flags.remove, flags)
        if (identity !== undefined) return add(opened, identity, flags)
        return flags.item === undefined ? list(opened, flags) : showProofs(opened, flags.item, flags)
      })
    })
