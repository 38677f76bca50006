/** The allow rules in force: those of the administrator's file and those of the store, read anew in the background. */
import { unwatchFile, watchFile } from 'node:fs'
import type { Authentication } from '../auth/authentication.ts'
import { type AllowRule, allowedBy } from './allow.ts'
import { readAllowFile } from './allow-file.ts'

/** An allow rule as a store keeps it. */
type StoredRule = {
  readonly id: string
  readonly proof: 'dkim' | 'dmarc' | 'ip'
  readonly value: string
  readonly scope: 'all' | 'domain' | 'recipient'
  readonly scopeValue: string
  readonly reason: string
  readonly expiresAt: number
}

/** What is asked of a store here. */
export type RuleKeeper = {
  allowRules(): Promise<readonly StoredRule[]>
  hitAllowRule(id: string, at: number): Promise<void>
}

export type AllowListOptions = {
  readonly file: string
  /** the store once it is open, null before */
  readonly store: () => RuleKeeper | null
  readonly onProblem: (text: string) => void
  readonly now: () => number
}

export type AllowList = {
  /** the rule that holds, null if none; no I/O */
  readonly match: (authentication: Authentication, recipient: string) => Allowance | null
  /** counts, in the store's own time, that these rules let a message through */
  readonly hit: (ids: ReadonlySet<string>) => void
  readonly reload: () => Promise<void>
  readonly close: () => void
}

/** `id` is the store's; '' for a rule of the administrator's file. */
export type Allowance = { readonly id: string; readonly identity: string }

type Rule = AllowRule & Allowance

/** How long a rule that a reviewer made may take to hold here. */
const REFRESH = 10_000

export function createAllowList(options: AllowListOptions): AllowList {
  let ofFile: readonly Rule[] = []
  let ofStore: readonly Rule[] = []
  const readFile = async () => {
    const { rules, problems } = await readAllowFile(options.file)
    for (const problem of problems) options.onProblem(problem)
    // A faulty file leaves what was in force.
    if (problems.length === 0) ofFile = rules.map(rule => ({ ...rule, id: '' }))
  }
  const readStore = async () => {
    const store = options.store()
    if (store === null) return
    try {
      ofStore = (await store.allowRules()).map(fromStore)
    } catch (error) {
      options.onProblem(`allow rules of the store: ${String(error)}`)
    }
  }
  const onChange = () => void readFile()
  watchFile(options.file, { interval: 2000, persistent: false }, onChange)
  const timer = setInterval(() => void readStore(), REFRESH).unref()
  return {
    match: (authentication, recipient) => {
      const now = options.now()
      return (
        allowedBy(ofFile, authentication, recipient, now) ??
        allowedBy(ofStore, authentication, recipient, now)
      )
    },
    hit: ids => {
      const store = options.store()
      const now = options.now()
      for (const id of ids) if (id !== '') store?.hitAllowRule(id, now).catch(() => undefined)
    },
    reload: async () => {
      await Promise.all([readFile(), readStore()])
    },
    close: () => {
      clearInterval(timer)
      unwatchFile(options.file, onChange)
    },
  }
}

function fromStore(rule: StoredRule): Rule {
  return {
    id: rule.id,
    identity: `${rule.proof}:${rule.value}`.toLowerCase(),
    scope: rule.scope === 'all' ? '' : rule.scopeValue.toLowerCase(),
    reason: rule.reason,
    expires: rule.expiresAt,
  }
}
