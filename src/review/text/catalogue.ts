/** What a language has to say: every key of the English one. */
import type { en } from './en.ts'

export type Forms = { readonly one?: string; readonly other: string }
export type Key = keyof typeof en
export type Catalogue = Readonly<Record<Key, string | Forms>>
