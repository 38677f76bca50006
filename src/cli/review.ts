/** The commands `review` and `user`: the page in a process of its own, and local accounts from the shell. */
import { hostname } from 'node:os'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Command } from 'commander'
import type { Config } from '../config/keys.ts'
import { runDoctor } from '../doctor/run.ts'
import { auditKey } from '../quarantine/audit-key.ts'
import { startJobs } from '../quarantine/jobs.ts'
import { createQuarantineService } from '../quarantine/service.ts'
import { settingsOf } from '../quarantine/settings.ts'
import { announce, peopleOf, startReview } from '../review/index.ts'
import { hashPassword, minimumPasswordLength, passwordFault } from '../review/people/password.ts'
import { domainList, isRole, newUser, type User, userName, usersOf } from '../review/people/user.ts'
import type { ReviewDeps } from '../review/port.ts'
import type { PeopleStore } from '../store/people.ts'
import type { Store } from '../store/store.ts'
import { baseDirectory, openConfiguredStore, readConfig } from './context.ts'

export class ReviewCommandError extends Error {
  readonly code: string
  readonly hint: string
  constructor(code: string, message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

export type Opened = {
  readonly config: Config
  readonly directory: string
  readonly store: Store
  /** of the audit chain; it also signs the links of digests */
  readonly key: Uint8Array
}

const open = async (command: Command): Promise<Opened | null> => {
  const directory = baseDirectory(command)
  const config = readConfig(command)
  if (config === null) return null
  const { store, problem } = await openConfiguredStore(config, directory)
  if (store === null)
    throw new ReviewCommandError('ERR_REVIEW_STORE', problem, 'see `amazon-impersonation doctor`')
  return { config, directory, store, key: await auditKey(directory, config) }
}

/** What `startReview` needs, from a configuration and an open store; `npm start` uses the same. */
export const reviewDeps = async (
  { config, directory, store, key }: Opened,
  log: ReviewDeps['log'],
): Promise<ReviewDeps> => {
  const now = () => Date.now()
  const settings = settingsOf(config, directory)
  const tell = (message: string, detail: Readonly<Record<string, string>>) => log('warn', message, detail)
  const service = { store, settings, auditKey: key, node: hostname(), log: tell }
  const quarantine = await createQuarantineService(service)
  return {
    store,
    people: peopleOf(store),
    quarantine,
    health: () => runDoctor({ config, directory, store, storeProblem: '', now }),
    now,
    log,
  }
}

const toStderr: ReviewDeps['log'] = (level, message, detail) =>
  void process.stderr.write(
    `${JSON.stringify({ time: new Date().toISOString(), level, message, ...detail })}\n`,
  )

/** SIGTERM and SIGINT: open requests end, then the store closes; a second signal does not wait. */
const untilStopped = (): Promise<void> =>
  new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })

const runReview = async (command: Command): Promise<void> => {
  const opened = await open(command)
  if (opened === null) {
    process.exitCode = 2
    return
  }
  const stopped = untilStopped()
  const deps = await reviewDeps(opened, toStderr)
  const review = await startReview(opened.config, deps)
  const jobs = await startJobs({ ...opened, log: (event, detail) => toStderr('info', event, detail) })
  await announce(review, opened.directory)
  await stopped
  await jobs.stop()
  await review.close()
  await deps.quarantine.drain()
  await opened.store.close()
}

/** On a terminal nothing is echoed; else the first line of standard input is the password. */
const askPassword = async (): Promise<string> => {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = process.stdin.isTTY === true
  if (terminal) process.stderr.write(`Password (at least ${minimumPasswordLength} characters): `)
  const reader = createInterface({ input: process.stdin, output: silent, terminal })
  const { value } = await reader[Symbol.asyncIterator]().next()
  reader.close()
  if (terminal) process.stderr.write('\n')
  return typeof value === 'string' ? value : ''
}

const checkedName = (typed: string): string => {
  const name = userName(typed)
  if (name !== null) return name
  throw new ReviewCommandError(
    'ERR_USER_NAME',
    `not a user name: ${typed}`,
    'letters, digits and . _ @ + -, at most 64',
  )
}

const checkedHash = async (name: string): Promise<string> => {
  const password = await askPassword()
  const fault = passwordFault(password, name)
  if (fault === null) return hashPassword(password)
  const hint = `at least ${minimumPasswordLength} characters, without the user name`
  throw new ReviewCommandError('ERR_USER_PASSWORD', `password refused: ${fault}`, hint)
}

type AddOptions = { readonly role: string; readonly domains: string }

export const addUser = async (people: PeopleStore, typed: string, options: AddOptions): Promise<User> => {
  const name = checkedName(typed)
  if (!isRole(options.role)) {
    throw new ReviewCommandError(
      'ERR_USER_ROLE',
      `not a role: ${options.role}`,
      'administrator, reviewer or auditor',
    )
  }
  const more = { passwordHash: await checkedHash(name), domains: domainList(options.domains) }
  const user = newUser(name, options.role, Date.now(), more)
  if (await usersOf(people).create(user)) return user
  throw new ReviewCommandError('ERR_USER_TAKEN', `${name} exists`, '`user passwd` changes a password')
}

const existing = async (people: PeopleStore, typed: string): Promise<User> => {
  const user = await usersOf(people).find(checkedName(typed))
  if (user !== null) return user
  throw new ReviewCommandError('ERR_USER_UNKNOWN', `no user ${typed}`, '`user list` shows them')
}

export const changePassword = async (people: PeopleStore, typed: string): Promise<void> => {
  const user = await existing(people, typed)
  await usersOf(people).save({ ...user, passwordHash: await checkedHash(user.name) })
  await people.removeOwned('session', user.name, '')
}

export const removeUser = async (people: PeopleStore, typed: string): Promise<void> => {
  const user = await existing(people, typed)
  await usersOf(people).remove(user.name)
}

export const listUsers = async (people: PeopleStore): Promise<readonly string[]> =>
  (await usersOf(people).list()).map(user =>
    [
      user.name,
      user.role,
      user.domains.join(',') || '*',
      user.totp === null ? '-' : 'totp',
      user.disabled ? 'disabled' : 'active',
    ].join('\t'),
  )

/** Opens, does, closes; an error of ours is one line with its code and hint, exit 2. */
const withPeople = (work: (people: PeopleStore, ...args: readonly string[]) => Promise<string>) =>
  async function act(this: Command, ...args: readonly unknown[]): Promise<void> {
    const words = args.filter(arg => typeof arg === 'string')
    try {
      const opened = await open(this)
      if (opened === null) {
        process.exitCode = 2
        return
      }
      const said = await work(peopleOf(opened.store), ...words)
      if (said !== '') process.stdout.write(`${said}\n`)
      await opened.store.close()
    } catch (error) {
      if (!(error instanceof ReviewCommandError)) throw error
      process.stderr.write(`${error.code} ${error.message} (${error.hint})\n`)
      process.exitCode = 2
    }
  }

export const registerUser = (program: Command): void => {
  const user = program.command('user').description('local users of the review page')
  const add = user
    .command('add <name>')
    .description('adds a user; the password is asked for, or read from standard input')
    .option('--role <role>', 'administrator, reviewer or auditor', 'reviewer')
    .option('--domains <list>', 'recipient domains that the user may see (default: all)', '')
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation user add hanako --role reviewer --domains example.jp',
    )
  add.action(
    withPeople(async (people, name = '') => {
      const made = await addUser(people, name, add.opts<AddOptions>())
      return `${made.name} added as ${made.role}`
    }),
  )
  user
    .command('passwd <name>')
    .description('sets a new password and ends all sessions')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation user passwd hanako')
    .action(
      withPeople(async (people, name = '') => {
        await changePassword(people, name)
        return 'changed; all sessions of this user have ended'
      }),
    )
  user
    .command('list')
    .description('name, role, domains, second factor, state')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation user list')
    .action(withPeople(async people => (await listUsers(people)).join('\n')))
  user
    .command('remove <name>')
    .description('removes a user with sessions and tokens')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation user remove hanako')
    .action(
      withPeople(async (people, name = '') => {
        await removeUser(people, name)
        return `${name} removed`
      }),
    )
}

export const registerReview = (program: Command): void => {
  program
    .command('review')
    .description('starts the review page')
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation review\n  $ AMAZON_IMPERSONATION_REVIEW_LISTEN=127.0.0.1:9000 amazon-impersonation review',
    )
    .action(async function act(this: Command) {
      await runReview(this)
    })
  registerUser(program)
}
