/** The members of Haraka 3.3 that are in use; Haraka ships no types. */
import type { Writable } from 'node:stream'
import constants from 'haraka-constants'

/** Return codes of a hook. */
export const CONT = constants.cont
export const STOP = constants.stop
export const OK = constants.ok
export const DENY = constants.deny
export const DENYSOFT = constants.denysoft

/** A hook's answer; `message` is text or a haraka-dsn object that carries its own code. */
export type HookResult = { readonly code: number; readonly message?: unknown }

export type Next = (code?: number, message?: unknown) => void

export type Hook = (this: Plugin, next: Next, connection: Connection, params?: unknown) => void

export type Address = {
  readonly user: string | null
  readonly host: string | null
  readonly address: string
  readonly original: string
}

export type Results = {
  add(plugin: Plugin | { readonly name: string }, results: Readonly<Record<string, unknown>>): void
  get(name: string): Readonly<Record<string, unknown>> | undefined
}

export type PipeOptions = Readonly<Record<string, unknown>>

export type MessageStream = {
  headers: string[]
  pipe(destination: Writable, options?: PipeOptions): Writable
  unpipe(): void
  get_data(callback: (bytes: Buffer) => void): void
  add_line(line: Buffer): void
  add_line_end(callback: () => void): void
  destroy(): void
}

export type HeaderSection = {
  readonly header_list: readonly string[]
  get(name: string): string
  get_all(name: string): readonly string[]
}

export type Notes = {
  get(path: string): unknown
  set(path: string, value: unknown): void
  [key: string]: unknown
}

export type Transaction = {
  readonly uuid: string
  readonly mail_from: Address & { isNull(): boolean }
  rcpt_to: Address[]
  readonly header: HeaderSection
  message_stream: MessageStream
  readonly encoding: BufferEncoding
  readonly data_bytes: number
  readonly notes: Notes
  readonly results: Results
  readonly cfg: ConnectionConfig
  parse_body: boolean
  add_header(name: string, value: string): void
  add_leading_header(name: string, value: string): void
  remove_header(name: string): void
}

export type ConnectionConfig = {
  readonly max?: { readonly data_line_length?: number; readonly bytes?: number }
  readonly headers?: { readonly max_lines?: number; readonly clean_auth_results?: boolean | string }
  readonly main?: { readonly spool_dir?: string; readonly spool_after?: number }
}

export type Connection = {
  readonly uuid: string
  readonly remote: {
    ip: string
    host: string
    readonly is_private: boolean
    readonly is_local: boolean
    closed: boolean
  }
  readonly local: { readonly host: string; readonly ip: string; readonly port: number }
  readonly hello: { verb: string; host: string }
  readonly tls: {
    readonly enabled: boolean
    readonly cipher?: { readonly name?: string; readonly version?: string }
  }
  relaying: boolean
  readonly capabilities?: unknown
  readonly notes: Notes
  readonly results: Results
  transaction: Transaction | null
  readonly client: { readonly targetsocket?: { setNoDelay(on: boolean): void } }
  auth_results(text?: string): string
  respond(code: number, message: string): void
  loginfo(plugin: Plugin, text: string): void
  logwarn(plugin: Plugin, text: string): void
  logerror(plugin: Plugin, text: string): void
}

export type OutboundMail = { readonly todo: { readonly notes: Notes } }

export type Outbound = { send_trans_email(transaction: Transaction, next: Next): void }

type ClientCallback = (error: unknown, client: { state: number }) => void

export type SmtpClients = {
  get_client_plugin: (
    plugin: Plugin,
    connection: Connection,
    config: unknown,
    callback: ClientCallback,
  ) => void
}

export type Server = {
  readonly cfg: { readonly main: Record<string, unknown> }
  get_listen_addrs(main: Readonly<Record<string, unknown>>): readonly string[]
}

export type Plugins = {
  readonly registered_hooks: Readonly<
    Record<string, readonly { readonly plugin: string; readonly method: string }[] | undefined>
  >
}

export type HarakaConfig = {
  get(name: string): unknown
  get(name: string, type: 'ini'): unknown
}

export type Plugin = {
  readonly name: string
  /** seconds; 0 is none */
  readonly timeout: number
  readonly config: HarakaConfig
  readonly base: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  register_hook(hook: string, method: string, priority?: number): void
  inherits(name: string): void
  haraka_require(name: string): unknown
  loginfo(text: string): void
  lognotice(text: string): void
  logwarn(text: string): void
  logerror(text: string): void
  logcrit(text: string): void
  [method: string]: unknown
}
