/** A sentence about a piece of evidence: our words in the reader's language, the message's words in their own. */
import type { Evidence } from '../../evidence/evidence.ts'
import type { Item } from '../../quarantine/item.ts'
import type { Piece } from '../../verdict/explain.ts'
import { type Html, html, nothing } from '../html.ts'
import { mailLine } from '../mail/defang.ts'
import { isErased } from '../mail/erased.ts'
import { evidencePieces } from '../text/evidence.ts'
import type { View } from '../view.ts'

/** The language of the message where it is known, so that it is read and drawn as what it is (WCAG 3.1.2). */
export const langOf = ({ verdict }: Item): Html =>
  /^[a-z]{2,3}$/.test(verdict.language) && verdict.language !== 'und'
    ? html` lang="${verdict.language}"`
    : nothing

/** Values that are words of the message; the others are names and numbers that have no language. */
const words = new Set(['quote', 'name', 'local', 'typo'])

const pieceHtml = (item: Item, { name, value }: Exclude<Piece, string>): Html =>
  words.has(name)
    ? html`<span${langOf(item)}>${mailLine(value, 130)}</span>`
    : html`<b class="host">${mailLine(value, 130)}</b>`

/** The sender's domain outlives the words of an erased item. */
const known = (item: Item, evidence: Evidence): Evidence =>
  isErased(item) && item.fromDomain !== '' && evidence.side === 'proof'
    ? { ...evidence, params: { domain: item.fromDomain } }
    : evidence

export const evidenceSentence = (view: View, item: Item, evidence: Evidence): Html =>
  html`${evidencePieces(view.locale, known(item, evidence)).map(piece =>
    typeof piece === 'string' ? piece : pieceHtml(item, piece),
  )}`
