/** npm run sample: sends a dozen messages of our own by SMTP, so that headers and quarantine can be seen at work. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import nodemailer from 'nodemailer'
import { loadConfig } from '../config/read.ts'
import { listenerOf } from './listener.ts'
import { samples } from './samples.ts'
import { exitWith, fail, say } from './terminal.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

async function main(): Promise<number> {
  const loaded = loadConfig({ file: join(root, 'config', 'amazon-impersonation.ini'), env: process.env })
  if (!loaded.ok) return fail('the configuration is not right: npx amazon-impersonation config says where')
  const { host, port } = await listenerOf(loaded.config, root)
  const transport = nodemailer.createTransport({ host, port, ignoreTLS: true, pool: true, maxConnections: 1 })
  let refused = 0
  for (const { kind, envelope, ...mail } of samples) {
    try {
      const { response } = await transport.sendMail({ ...mail, envelope })
      say(`${kind.padEnd(8)} ${String(mail.subject).padEnd(4)}\n         ${response}`)
    } catch (error) {
      const { response, message } = error as Error & { response?: string }
      if (response === undefined) return fail(`${message}: is npm start running? (SMTP ${host}:${port})`)
      refused += 1
      say(`${kind.padEnd(8)} ${String(mail.subject)}\n         ${response}`)
    }
  }
  transport.close()
  const outward =
    loaded.config.next_hop.url === '' ? 'var/mail/you@example.jp/new/' : loaded.config.next_hop.url
  say(
    `\n${samples.length - refused} taken, ${refused} refused. Look into ${outward} / 配送先を確認してください。`,
  )
  return 0
}

exitWith(main())
