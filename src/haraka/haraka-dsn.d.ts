/** The part of haraka-dsn that is in use; it ships no types. */
declare module 'haraka-dsn' {
  const dsn: {
    readonly sec_unauthorized: (text: string, code: number) => unknown
    readonly sys_unspecified: (text: string, code: number) => unknown
  }

  // biome-ignore lint/style/noDefaultExport: CommonJS gives nothing else
  export { dsn as default }
}
