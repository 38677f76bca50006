/** What a brand is: names, domains with their role, partners, link hosts, numbers; data with source and date. */

export type Sourced = { readonly source: string; readonly checked: string }

/** The rest of this type belongs to the brand's own module; see brands/amazon/. */
export type Brand = {
  readonly id: string
  readonly displayName: string
}
