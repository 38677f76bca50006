/**
 * The process that reads attachments: one request at a time from its parent, one reply each. It may die, hang or eat
 * memory: the parent counts on that. It ends when its parent does.
 */
import type { ReadRequest } from '../extraction.ts'
import { closeNetwork } from './no-network.ts'
import { read } from './read.ts'

closeNetwork()
// Libraries print warnings about bad input; nobody reads them here.
for (const name of ['log', 'warn', 'error', 'info', 'debug'] as const) console[name] = () => undefined

process.on('disconnect', () => process.exit(0))
process.on('unhandledRejection', () => undefined)
process.on('message', message => {
  void read(message as ReadRequest).then(reply => process.send?.(reply))
})
