/** Words with what stands inside of them: letters by script, invisible characters, loose marks, styled letters. */
import { Kind, kindOf } from './characters.ts'
import { looksLike } from './confusables.ts'
import { isTwin } from './words.ts'

export type Word = {
  readonly start: number
  end: number
  latin: number
  lookalike: number
  /** look-alike letters that nobody can tell from Latin ones */
  twins: number
  /** letters of one script after letters of another */
  switches: number
  foreignFirst: boolean
  styled: number
  /** between two letters of scripts that need no joiners */
  invisible: number
  /** soft hyphens, and blanks of no width between Han and kana, with one letter between two of them */
  tight: number
  bidi: number
  override: boolean
  noise: number
  foreignNoise: number
  suspicious: boolean
}

function startWord(start: number): Word {
  return {
    ...{ start, end: start, latin: 0, lookalike: 0, twins: 0, switches: 0, foreignFirst: false, styled: 0 },
    ...{ invisible: 0, tight: 0, bidi: 0, override: false, noise: 0, foreignNoise: 0, suspicious: false },
  }
}

/** Mathematical, enclosed and phonetic letters; full-width ones are ordinary in Japanese. */
function isStyled(code: number): boolean {
  if (code < 0x250) return false
  if (code < 0x2b0 || (code >= 0x1d00 && code < 0x1dc0)) return looksLike(code) !== null
  return (
    (code >= 0x24b6 && code <= 0x24e9) ||
    (code >= 0x1d400 && code < 0x1d7ce) ||
    (code >= 0x1f110 && code <= 0x1f189) ||
    (code >= 0x249c && code <= 0x24b5)
  )
}

/** Scripts in which joiners between letters mean something. */
function needsJoiners(kind: Kind): boolean {
  return kind === Kind.letter || kind === Kind.hangul
}

type State = {
  word: Word | null
  /** kind of the last letter, 0 at the beginning */
  last: Kind | 0
  /** what stands between the last letter and here */
  gap: 'none' | 'invisible' | 'soft' | 'bidi'
  lettersSinceSoft: number
  marks: number
  overridden: boolean
}

/** Ignorable characters that are part of honest text: variation selectors choose a glyph, tags make flags. */
function isSelector(code: number): boolean {
  return (code >= 0xfe00 && code <= 0xfe0f) || code >= 0xe0000 || (code >= 0x180b && code <= 0x180f)
}

function endGap(state: State, word: Word, kind: Kind): void {
  const { gap, last } = state
  state.gap = 'none'
  if (gap === 'none' || last === 0 || last === Kind.digit || kind === Kind.digit) return
  if (gap === 'bidi') {
    if (last === Kind.latin && kind === Kind.latin) word.bidi++
  } else if (gap === 'soft' || last === Kind.cjk || kind === Kind.cjk) {
    if (state.lettersSinceSoft === 1) word.tight++
    state.lettersSinceSoft = 0
  } else if (!needsJoiners(last) && !needsJoiners(kind)) word.invisible++
}

function addLetter(state: State, word: Word, code: number, kind: Kind): void {
  endGap(state, word, kind)
  state.lettersSinceSoft++
  state.marks = 0
  if (isStyled(code)) word.styled++
  else if (kind === Kind.latin) {
    if (state.last === Kind.lookalike) word.switches++
    word.latin++
  } else if (kind === Kind.lookalike) {
    if (state.last === Kind.latin) word.switches++
    if (word.latin === 0 && word.lookalike === 0) word.foreignFirst = true
    word.lookalike++
    if (isTwin(code)) word.twins++
  }
  state.last = isStyled(code) ? Kind.latin : kind
}

const inherited = /^\p{Script=Inherited}$/u

function addMark(state: State, word: Word, code: number, source: string, at: number): void {
  // Keycaps and circles around digits, and the voicing marks of kana, are honest.
  if (state.last === 0 || state.last === Kind.digit || needsJoiners(state.last)) return
  if (code === 0x3099 || code === 0x309a || (code >= 0x20d0 && code <= 0x20f0)) return
  const character = String.fromCodePoint(code)
  if (!inherited.test(character)) {
    word.foreignNoise++
    return
  }
  const before = source.slice(at - 1, at)
  if (state.marks++ === 0 && (before + character).normalize('NFC').length === 1) return
  word.noise++
}

function addInvisible(state: State, code: number): void {
  if (isSelector(code) || state.gap === 'bidi') return
  if (code === 0xad && state.gap === 'none') state.gap = 'soft'
  else if (code !== 0xad) state.gap = 'invisible'
}

function addBidi(state: State, code: number): void {
  if (code === 0x202d || code === 0x202e) state.overridden = true
  state.gap = 'bidi'
}

function finish(state: State, each: (word: Word) => void): void {
  const { word } = state
  if (word !== null) {
    word.suspicious =
      word.lookalike +
        word.styled +
        word.invisible +
        word.tight +
        word.bidi +
        word.noise +
        word.foreignNoise >
        0 || word.override
    each(word)
  }
  state.word = null
  state.last = 0
  state.gap = 'none'
  state.lettersSinceSoft = 0
  state.marks = 0
}

/** Calls back for each word of the text. */
export function readWords(source: string, each: (word: Word) => void): void {
  const state: State = { word: null, last: 0, gap: 'none', lettersSinceSoft: 0, marks: 0, overridden: false }
  for (let at = 0; at < source.length; ) {
    const code = source.codePointAt(at) ?? 0
    const next = at + (code > 0xffff ? 2 : 1)
    const kind = kindOf(code)
    const letter = (kind >= Kind.digit && kind <= Kind.letter) || isStyled(code)
    if (letter) {
      state.word ??= startWord(at)
      addLetter(state, state.word, code, kind === Kind.other ? Kind.latin : kind)
      state.word.end = next
      if (state.overridden) {
        state.word.override = true
        state.overridden = false
      }
    } else if (kind === Kind.mark && state.word !== null) {
      addMark(state, state.word, code, source, at)
      state.word.end = next
    } else if (kind === Kind.ignorable) addInvisible(state, code)
    else if (kind === Kind.bidi) addBidi(state, code)
    else finish(state, each)
    at = next
  }
  finish(state, each)
}

/** A word that is really written in a look-alike alphabet: Russian, Greek, Armenian. */
export function isGenuineForeign(word: Word): boolean {
  return word.latin === 0 && word.lookalike >= 3 && word.twins < word.lookalike
}
