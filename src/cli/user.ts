/** The command `user`: local accounts from the shell; what it changes stands in the audit log like any other act. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Command } from 'commander'
import { peopleOf } from '../review/index.ts'
import { parseDomains } from '../review/people/domains.ts'
import { hashPassword, minimumPasswordLength, passwordFault } from '../review/people/password.ts'
import { isRole, newUser, type Role, type User, userName, usersOf } from '../review/people/user.ts'
import type { PeopleStore } from '../store/people.ts'
import type { Store } from '../store/store.ts'
import { openReview, ReviewCommandError } from './open-review.ts'
import { callerOf } from './quarantine/open.ts'

type Opened = { readonly store: Store; readonly people: PeopleStore }

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
  const hint = 'letters, digits and . _ @ + -, at most 64'
  throw new ReviewCommandError('ERR_USER_NAME', `not a user name: ${typed}`, hint)
}

const checkedHash = async (name: string): Promise<string> => {
  const password = await askPassword()
  const fault = passwordFault(password, name)
  if (fault === null) return hashPassword(password)
  const hint = `at least ${minimumPasswordLength} characters, without the user name`
  throw new ReviewCommandError('ERR_USER_PASSWORD', `password refused: ${fault}`, hint)
}

const checkedRole = (role: string): Role => {
  if (isRole(role)) return role
  throw new ReviewCommandError('ERR_USER_ROLE', `not a role: ${role}`, 'administrator, reviewer or auditor')
}

const checkedDomains = (typed: string): readonly string[] => {
  const parsed = parseDomains(typed)
  if (parsed.ok) return parsed.domains
  const hint = 'write example.jp,example.com; leave --domains out for all'
  throw new ReviewCommandError('ERR_USER_DOMAINS', `not a domain: ${parsed.bad}`, hint)
}

const note = ({ store }: Opened, detail: Readonly<Record<string, string>>): Promise<void> => {
  const { name, source } = callerOf(undefined)
  const entry = { at: Date.now(), actor: name, action: 'user', item: '', source, reason: '', detail } as const
  return store.appendAudit([entry])
}

const existing = async (people: PeopleStore, typed: string): Promise<User> => {
  const user = await usersOf(people).find(checkedName(typed))
  if (user !== null) return user
  throw new ReviewCommandError('ERR_USER_UNKNOWN', `no user ${typed}`, '`user list` shows them')
}

type AddOptions = { readonly role: string; readonly domains: string }

const addUser = async (opened: Opened, typed: string, options: AddOptions): Promise<string> => {
  const name = checkedName(typed)
  const role = checkedRole(options.role)
  const domains = checkedDomains(options.domains)
  const user = newUser(name, role, Date.now(), { passwordHash: await checkedHash(name), domains })
  if (!(await usersOf(opened.people).create(user)))
    throw new ReviewCommandError('ERR_USER_TAKEN', `${name} exists`, '`user passwd` changes a password')
  await note(opened, { user: name, what: 'add', role, domains: domains.join(' ') || '*' })
  return `${name} added as ${role}`
}

const changePassword = async (opened: Opened, typed: string): Promise<string> => {
  const { name } = await existing(opened.people, typed)
  const passwordHash = await checkedHash(name)
  await usersOf(opened.people).change(name, user => ({ ...user, passwordHash }))
  for (const kind of ['session', 'token'] as const) await opened.people.removeOwned(kind, name, '')
  await note(opened, { user: name, what: 'password' })
  return 'changed; all sessions and API tokens of this user have ended'
}

const removeUser = async (opened: Opened, typed: string): Promise<string> => {
  const { name, role } = await existing(opened.people, typed)
  await usersOf(opened.people).remove(name)
  await note(opened, { user: name, what: 'remove', role })
  return `${name} removed`
}

const listUsers = async ({ people }: Opened): Promise<string> =>
  (await usersOf(people).list())
    .map(user =>
      [
        user.name,
        user.role,
        user.domains.join(',') || '*',
        user.totp === null ? '-' : 'totp',
        user.disabled ? 'disabled' : 'active',
      ].join('\t'),
    )
    .join('\n')

/** Opens, does, closes; an error of ours is one line with its code and hint, exit 2. */
const withPeople = (work: (opened: Opened, name: string) => Promise<string>) =>
  async function act(this: Command, ...args: readonly unknown[]): Promise<void> {
    const opened = await openReview(this)
    if (opened === null) {
      process.exitCode = 2
      return
    }
    const { store } = opened
    try {
      const said = await work({ store, people: peopleOf(store) }, typeof args[0] === 'string' ? args[0] : '')
      if (said !== '') process.stdout.write(`${said}\n`)
    } finally {
      await store.close()
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
  add.action(withPeople((opened, name) => addUser(opened, name, add.opts<AddOptions>())))
  user
    .command('passwd <name>')
    .description('sets a new password and ends all sessions and API tokens')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation user passwd hanako')
    .action(withPeople(changePassword))
  user
    .command('list')
    .description('name, role, domains, second factor, state')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation user list')
    .action(withPeople(listUsers))
  user
    .command('remove <name>')
    .description('removes a user with sessions and tokens')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation user remove hanako')
    .action(withPeople(removeUser))
}
