/** A process that holds what it is told and says so, as a Haraka worker does; it is killed in the middle of it. */
import * as fs from 'node:fs'
import readline from 'node:readline'
import { hold } from '../../src/quarantine/hold.ts'
import { openStore } from '../../src/store/open.ts'
import { auditKey, authentication, messageOf, verdict } from '../quarantine/fixtures.ts'
import { messageNumber } from './message.ts'

const [url = '', node = ''] = process.argv.slice(2)
const store = await openStore(url, { auditKey, node, inlineBytes: 64 * 1024, connectTimeout: 1_000 })
const deps = { store, now: Date.now, node }

const say = (line: string): void => void fs.writeSync(1, `${line}\n`)
say('ready')

readline.createInterface({ input: process.stdin }).on('line', line => {
  const number = Number(line)
  const { raw, subject, recipients } = messageNumber(number)
  const message = messageOf(raw, subject, recipients, `sender${number}@sender.example`)
  const request = {
    message,
    recipients,
    mailParams: {},
    tls: null,
    authentication,
    verdict,
    transaction: line,
    pending: false,
  }
  void hold(request, deps).then(held =>
    say(held.held ? `250 ${number} ${held.id}` : `451 ${number} ${held.code}`),
  )
})
