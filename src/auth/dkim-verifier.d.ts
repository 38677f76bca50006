/** The class behind mailauth's dkimVerify; the package is pinned exactly, and the tests of auth/ run on it. */
declare module 'mailauth/lib/dkim/dkim-verifier.js' {
  type Lookup = (name: string, type: string) => Promise<string[][] | string[]>

  export class DkimVerifier {
    constructor(options: {
      readonly resolver: Lookup
      readonly rejectRsaSha1?: boolean
      readonly minBitLength?: number
    })
    /** the header section with its empty line, CRLF */
    emitHeaders(header: Buffer): Promise<void>
    /** a piece of the body, CRLF */
    nextChunk(piece: Buffer): Promise<void>
    finish(): Promise<void>
    readonly headerFrom: readonly string[]
    readonly fromFields: number
    readonly results: readonly unknown[]
    readonly arc: unknown
  }
}
