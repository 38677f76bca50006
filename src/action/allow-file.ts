/** config/amazon-impersonation.allow.yaml: the administrator's own allow rules, checked against a schema (data only). */
import { readFile } from 'node:fs/promises'
import { Ajv, type ErrorObject } from 'ajv'
import { LineCounter, parseDocument } from 'yaml'
import { type AllowRule, checkIdentity } from './allow.ts'

export type AllowFile = { readonly rules: readonly AllowRule[]; readonly problems: readonly string[] }

type Written = {
  readonly identity: string
  readonly reason: string
  readonly expires: string
  readonly scope?: string
}

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    rules: {
      // an empty value reads as ''
      type: ['array', 'string'],
      maxLength: 0,
      maxItems: 10_000,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['identity', 'reason', 'expires'],
        properties: {
          identity: { type: 'string', maxLength: 300 },
          reason: { type: 'string', minLength: 3, maxLength: 500 },
          expires: { type: 'string', pattern: '^(never|[0-9]{4}-[0-9]{2}-[0-9]{2})$' },
          scope: { type: 'string', maxLength: 320 },
        },
      },
    },
  },
} as const

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<{
  rules?: readonly Written[] | string
}>(schema)

/** A file that is not there holds no rules; one with a fault holds none of its rules, and says where. */
export async function readAllowFile(file: string): Promise<AllowFile> {
  try {
    return parseAllowRules(await readFile(file, 'utf8'), file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { rules: [], problems: [] }
    return { rules: [], problems: [`ERR_ALLOW_UNREADABLE ${file}: ${String(error)}`] }
  }
}

export function parseAllowRules(text: string, file: string): AllowFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', customTags: [], lineCounter: lines })
  if (document.errors.length > 0) {
    return fail(
      document.errors.map(
        error => `ERR_ALLOW_SYNTAX ${file}:${error.linePos?.[0].line ?? 0}: ${error.message}`,
      ),
    )
  }
  const data = plainData(document)
  if (data === undefined)
    return fail([`ERR_ALLOW_SYNTAX ${file}: aliases are not expanded, write the rules out`])
  if (data === null || data === '') return { rules: [], problems: [] }
  if (!validate(data)) return fail((validate.errors ?? []).map(error => sentence(file, error)))
  const written = Array.isArray(data.rules) ? data.rules : []
  const problems = written.flatMap((rule, index) => {
    const hint = checkIdentity(rule.identity.toLowerCase())
    const place = `${file}: rule ${index + 1}`
    return hint === null ? [] : [`ERR_ALLOW_IDENTITY ${place} ${JSON.stringify(rule.identity)}: ${hint}`]
  })
  return problems.length > 0 ? fail(problems) : { rules: written.map(ruleOf), problems: [] }
}

/** Undefined where the document refers to itself or to its anchors: nothing in this file needs that. */
function plainData(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

function ruleOf(written: Written): AllowRule {
  return {
    identity: written.identity.toLowerCase(),
    scope: (written.scope ?? '').toLowerCase(),
    reason: written.reason,
    // Through the end of that day, wherever the administrator lives.
    expires: written.expires === 'never' ? 0 : Date.parse(`${written.expires}T23:59:59-12:00`),
  }
}

function sentence(file: string, error: ErrorObject): string {
  return `ERR_ALLOW_SCHEMA ${file}${error.instancePath}: ${error.message ?? 'is not right'} ${JSON.stringify(error.params)}`
}

const fail = (problems: readonly string[]): AllowFile => ({ rules: [], problems })
