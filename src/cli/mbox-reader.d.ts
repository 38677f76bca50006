/** The part of mbox-reader that is used here; it ships no types. */
declare module 'mbox-reader' {
  export function mboxReader(
    stream: NodeJS.ReadableStream,
    options?: { readonly gz?: boolean },
  ): AsyncGenerator<{ readonly content: Buffer }>
}
