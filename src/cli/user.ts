/** The command `user`: local accounts of the review page, from the shell. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Command } from 'commander'
import { peopleOf } from '../review/index.ts'
import { hashPassword, minimumPasswordLength, passwordFault } from '../review/people/password.ts'
import { domainList, isRole, newUser, type User, userName, usersOf } from '../review/people/user.ts'
import type { PeopleStore } from '../store/people.ts'
import { openForReview, ReviewCommandError } from './review.ts'

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
      const opened = await openForReview(this)
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
