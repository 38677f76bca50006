/** Authentication-Results as it is written (RFC 8601 §2.2), read in one pass; comments and quoting understood. */

export type MethodResult = {
  /** lower case: spf, dkim, dmarc, arc … */
  readonly method: string
  /** lower case */
  readonly result: string
  readonly reason: string
  /** `header.d`, `smtp.mailfrom`, `policy.dmarc` … lower case name → value; the first of equal names stands */
  readonly properties: ReadonlyMap<string, string>
  /** the comments, joined by a space */
  readonly comment: string
  /** a property stands twice: somebody may have slipped one in */
  readonly ambiguous: boolean
}

export type AuthenticationResults = {
  /** lower case; '' where the field gives none */
  readonly authservId: string
  /** '' if absent, which means 1 */
  readonly version: string
  readonly results: readonly MethodResult[]
}

/** Longer fields are cut; a real one has some hundred characters. */
const MAX_LENGTH = 16_384
const MAX_RESULTS = 100

type Token = { readonly kind: 'word' | 'comment' | 'end' | 'equals'; readonly text: string }

/** Never throws; what cannot be understood is left out. */
export function parseAuthenticationResults(value: string): AuthenticationResults {
  const [head = [], ...rest] = split(tokenize(value.slice(0, MAX_LENGTH)))
  const words = head.filter(token => token.kind === 'word')
  const hasId = words.length > 0 && !head.some(token => token.kind === 'equals')
  const segments = hasId ? rest : [head, ...rest]
  const results = segments.map(readMethod).filter(result => result !== null)
  return {
    authservId: hasId ? (words[0]?.text.toLowerCase() ?? '') : '',
    version: hasId ? (words[1]?.text ?? '') : '',
    results: results.slice(0, MAX_RESULTS),
  }
}

function split(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const segments: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'end') segments.push([])
    else segments.at(-1)?.push(token)
  }
  return segments
}

/** `method[/version] = result [reason = …] [ptype.property = value …]` */
function readMethod(tokens: readonly Token[]): MethodResult | null {
  const comment = tokens.filter(token => token.kind === 'comment').map(token => token.text)
  const pairs = readPairs(tokens.filter(token => token.kind !== 'comment'))
  const [first, ...rest] = pairs
  if (!first) return null
  const properties = new Map<string, string>()
  for (const [name, value] of rest) {
    if (!properties.has(name)) properties.set(name, value)
  }
  return {
    method: first[0].split('/')[0] ?? '',
    result: first[1].toLowerCase(),
    reason: properties.get('reason') ?? '',
    properties,
    comment: comment.join(' '),
    ambiguous: properties.size < rest.length,
  }
}

function readPairs(tokens: readonly Token[]): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = []
  for (let index = 0; index + 2 < tokens.length; index += 1) {
    const [name, equals, value] = [tokens[index], tokens[index + 1], tokens[index + 2]]
    if (name?.kind !== 'word' || equals?.kind !== 'equals' || value?.kind !== 'word') continue
    pairs.push([name.text.toLowerCase(), value.text])
    index += 2
  }
  return pairs
}

/** Words end at white space, `;`, `(` and `=`; directly behind an equals sign a word may hold more of them. */
function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const character = text[at] ?? ''
    if (isSpace(character)) at += 1
    else if (character === ';') at = push(tokens, 'end', '', at + 1)
    else if (character === '=') at = push(tokens, 'equals', '', at + 1)
    else if (character === '(') {
      const { content, next } = readComment(text, at)
      at = push(tokens, 'comment', content, next)
    } else {
      const { content, next } = readWord(text, at, tokens.at(-1)?.kind === 'equals')
      at = push(tokens, 'word', content, next)
    }
  }
  return tokens
}

function push(tokens: Token[], kind: Token['kind'], text: string, next: number): number {
  tokens.push({ kind, text })
  return next
}

/** RFC 5322 §3.2.2: comments nest, a backslash quotes one character. */
function readComment(text: string, start: number): { readonly content: string; readonly next: number } {
  let depth = 0
  let at = start
  for (; at < text.length; at += 1) {
    const character = text[at]
    if (character === '\\') at += 1
    else if (character === '(') depth += 1
    else if (character === ')') {
      depth -= 1
      if (depth === 0) break
    }
  }
  return { content: text.slice(start + 1, at).trim(), next: at + 1 }
}

/** A token, a quoted string, or both in a row (`"a b"@example.org`). */
function readWord(
  text: string,
  start: number,
  isValue: boolean,
): { readonly content: string; readonly next: number } {
  let content = ''
  let quoted = false
  let at = start
  for (; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (quoted && character === '\\') {
      at += 1
      content += text[at] ?? ''
    } else if (character === '"') quoted = !quoted
    else if (quoted) content += character
    else if (isSpace(character) || character === ';' || character === '(') break
    else if (character === '=' && !isValue) break
    else content += character
  }
  return { content, next: at }
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n'
}
