/** The part of haraka-constants that is in use; it ships no types. */
declare module 'haraka-constants' {
  const constants: {
    readonly cont: number
    readonly stop: number
    readonly deny: number
    readonly denysoft: number
    readonly ok: number
  }

  // biome-ignore lint/style/noDefaultExport: CommonJS gives nothing else
  export { constants as default }
}
