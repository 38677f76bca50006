/** Does the next hop take mail now? Greets it as far as EHLO or LHLO, and leaves. */
import { access, constants, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import nodemailer from 'nodemailer'
import { type HealthCheck, health } from './health.ts'

export const checkNextHop: HealthCheck = async ({ config, directory }) => {
  const url = config.next_hop.url
  if (url === '' || url.startsWith('maildir:'))
    return [await checkMaildir(resolve(directory, url.slice('maildir:'.length) || 'var/mail'))]
  if (!url.startsWith('smtp:')) return [await checkSocket(url)]
  const { hostname, port } = new URL(url)
  const transport = nodemailer.createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || 25),
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    tls: { rejectUnauthorized: false },
  })
  try {
    await transport.verify()
    return [health('next-hop', 'ok', `The next hop ${url} answers.`, `配送先 ${url} は応答しています。`)]
  } catch (error) {
    return [refused(url, error)]
  } finally {
    transport.close()
  }
}

async function checkMaildir(folder: string) {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return health(
      'next-hop',
      'ok',
      `Mail is delivered into the local Maildir ${folder}.`,
      `メールはローカルの Maildir ${folder} に配送されます。`,
    )
  } catch (error) {
    return refused(folder, error)
  }
}

/** LMTP: a connection and the greeting are enough; LHLO would need a whole client. */
async function checkSocket(url: string) {
  const { connect } = await import('node:net')
  const target = url.startsWith('lmtp://')
    ? { host: new URL(url).hostname.replace(/^\[|\]$/g, ''), port: Number(new URL(url).port || 24) }
    : { path: url.slice('lmtp:'.length) }
  return new Promise<ReturnType<typeof health>>(done => {
    const socket = connect(target)
    const end = (result: ReturnType<typeof health>) => {
      socket.destroy()
      done(result)
    }
    socket.setTimeout(5000, () => end(refused(url, new Error('timeout'))))
    socket.once('error', error => end(refused(url, error)))
    socket.once('data', greeting =>
      end(
        greeting.toString('latin1').startsWith('220')
          ? health('next-hop', 'ok', `The next hop ${url} answers.`, `配送先 ${url} は応答しています。`)
          : refused(url, new Error(greeting.toString('latin1').slice(0, 80))),
      ),
    )
  })
}

function refused(url: string, error: unknown) {
  const reason = error instanceof Error ? error.message : String(error)
  return health(
    'next-hop',
    'fail',
    `The next hop ${url} does not answer (${reason}): mail will wait or be refused. Check [next_hop] url.`,
    `配送先 ${url} が応答しません (${reason})。メールが滞留します。[next_hop] url を確認してください。`,
  )
}
