/** What in the Haraka directory would break DKIM, or leave the server open to any local client. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { scanIni } from '../config/scan-ini.ts'
import { type Health, type HealthCheck, health } from './health.ts'

export const checkHaraka: HealthCheck = async ({ directory }) => {
  const config = join(directory, 'config')
  const connection = await readText(join(config, 'connection.ini'))
  if (connection === null)
    return [
      health(
        'haraka',
        'warn',
        `No ${config}/connection.ini: this is no Haraka directory, or one that crashes at its first connection.`,
        `${config}/connection.ini がありません。Haraka のディレクトリではないか、最初の接続で停止します。`,
      ),
    ]
  const findings = [
    ...checkLimits(connection),
    ...(await checkInternalKey(config)),
    ...(await checkPlugins(config)),
  ]
  return findings.length > 0
    ? findings
    : [
        health(
          'haraka',
          'ok',
          'The Haraka directory keeps DKIM intact and has its internal key.',
          'Haraka の設定は DKIM を壊さず、内部コマンドの鍵もあります。',
        ),
      ]
}

function checkLimits(connection: string): Health[] {
  const value = (section: string, key: string) =>
    Number(
      scanIni(connection).entries.find(entry => entry.section === section && entry.key === key)?.value ??
        Number.NaN,
    )
  const findings: Health[] = []
  if (!(value('max', 'data_line_length') >= 100_000)) {
    findings.push(
      health(
        'haraka-line-length',
        'warn',
        'connection.ini: set [max] data_line_length=100000; the default cuts long lines, which breaks DKIM signatures.',
        'connection.ini: [max] data_line_length=100000 にしてください。既定値では長い行が分割され、DKIM 署名が壊れます。',
      ),
    )
  }
  if (!(value('headers', 'max_lines') >= 5000)) {
    findings.push(
      health(
        'haraka-header-lines',
        'warn',
        'connection.ini: set [headers] max_lines=5000; the default drops header lines of large mail.',
        'connection.ini: [headers] max_lines=5000 にしてください。既定値では大きなメールのヘッダー行が失われます。',
      ),
    )
  }
  return findings
}

async function checkInternalKey(config: string): Promise<Health[]> {
  const key = await readText(join(config, 'internalcmd_key'))
  if (key !== null && key.trim() !== '') return []
  return [
    health(
      'haraka-internal-key',
      'fail',
      'config/internalcmd_key is missing: any local client can stop the server. Put a random word into it (mode 0600).',
      'config/internalcmd_key がありません。ローカルの誰でもサーバーを停止できます。乱数を書き込んでください (モード 0600)。',
    ),
  ]
}

async function checkPlugins(config: string): Promise<Health[]> {
  const plugins = await readText(join(config, 'plugins'))
  const listed = (plugins ?? '')
    .split(/\r?\n/)
    .some(line => /^(haraka-plugin-)?amazon-impersonation$/.test(line.trim()))
  if (listed) return []
  return [
    health(
      'haraka-plugins',
      'fail',
      'config/plugins does not list amazon-impersonation: no message is examined.',
      'config/plugins に amazon-impersonation がありません。メールは検査されません。',
    ),
  ]
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return null
  }
}
