/** Why the review page does not start, said as one line: code, message and what to do. */
export class ReviewStartError extends Error {
  readonly code: string
  readonly hint: string
  constructor(code: 'ERR_REVIEW_TLS' | 'ERR_REVIEW_LISTEN', message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}
