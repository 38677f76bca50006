/** `config`: every parameter, its value and where that came from; `--ini` and `--markdown` write the reference. */
import type { Command } from 'commander'
import { formatConfigError } from '../config/errors.ts'
import type { Config } from '../config/keys.ts'
import { withoutPassword } from '../config/mask.ts'
import { loadConfig, type Origins } from '../config/read.ts'
import { renderIni, renderMarkdown } from '../config/render.ts'
import { eachKey } from '../config/table.ts'
import { formatValue, type Value } from '../config/value.ts'
import { configSource } from './context.ts'

type ConfigOptions = {
  readonly explain?: boolean
  readonly json?: boolean
  readonly ini?: boolean
  readonly markdown?: boolean
}

export function registerConfig(program: Command): void {
  program
    .command('config')
    .description('print every parameter; exits 2 if the configuration is wrong')
    .option('--explain', 'also say where each value came from, and why the parameter exists')
    .option('--json', 'as JSON')
    .option('--ini', 'print the reference ini file')
    .option('--markdown', 'print the reference page')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation config --explain\n')
    .action((options: ConfigOptions, command: Command) => {
      process.exitCode = printConfig(options, command)
    })
}

function printConfig(options: ConfigOptions, command: Command): number {
  if (options.ini === true) return print(renderIni())
  if (options.markdown === true) return print(renderMarkdown())
  const result = loadConfig(configSource(command))
  if (!result.ok) {
    for (const error of result.errors) process.stderr.write(`${formatConfigError(error)}\n`)
    return 2
  }
  return print(
    options.json === true
      ? asJson(result.config, result.origins)
      : asText(result.config, result.origins, options.explain === true),
  )
}

function asText(config: Config, origins: Origins, explain: boolean): string {
  const lines: string[] = []
  let current = ''
  for (const [section, key, row] of eachKey()) {
    if (section !== current) lines.push(`${current === '' ? '' : '\n'}[${section}]`)
    current = section
    const value = shown(config, section, key, row.secret === true, row)
    lines.push(`${key} = ${value}`)
    if (explain) lines.push(`    ; from ${origins.get(`${section}.${key}`) ?? 'default'} · ${row.why}`)
  }
  for (const [scope, override] of config.policyOverrides)
    lines.push(`\n[policy.${scope}]`, ...Object.entries(override).map(([key, value]) => `${key} = ${value}`))
  return `${lines.join('\n')}\n`
}

function asJson(config: Config, origins: Origins): string {
  const rows = [...eachKey()].map(([section, key, row]) => ({
    section,
    key,
    value: masked(configured(config, section, key), row.secret === true),
    default: row.default,
    origin: origins.get(`${section}.${key}`) ?? 'default',
    why: row.why,
  }))
  return `${JSON.stringify({ parameters: rows, policyOverrides: Object.fromEntries(config.policyOverrides) }, null, 2)}\n`
}

function shown(
  config: Config,
  section: string,
  key: string,
  secret: boolean,
  row: Parameters<typeof formatValue>[0],
): string {
  return formatValue(row, masked(configured(config, section, key), secret))
}

function masked(value: Value, secret: boolean): Value {
  if (typeof value !== 'string' || value === '') return value
  return secret ? '********' : withoutPassword(value)
}

function configured(config: Config, section: string, key: string): Value {
  const sections = config as unknown as Readonly<Record<string, Readonly<Record<string, Value>>>>
  return sections[section]?.[key] ?? ''
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}
