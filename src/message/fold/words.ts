/** Words in mixed alphabets: Cyrillic, Greek and other letters that stand in for Latin ones (UTS #39 §5.1). */
import { Kind, kindOf } from './characters.ts'
import { looksLike } from './confusables.ts'
import type { Writer } from './writer.ts'

/** Letters that a Latin reader cannot tell from Latin ones at all; words wholly of them are ambiguous. */
const twins = new Set([...'асеорхуіјѕһԁԛԝӏҽкмтвнαονρικτυχεօոսհ'])

/** Whether a letter passes for a Latin one so well that only its code tells. */
export function isTwin(code: number): boolean {
  const character = String.fromCodePoint(code)
  if (twins.has(character) || twins.has(character.toLowerCase())) return true
  // Alphabets that no mail is written in besides Latin: any look-alike counts.
  return (
    !/^[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]$/u.test(character) && looksLike(code) !== null
  )
}

function replace(writer: Writer, start: number, end: number): void {
  for (let index = start; index < end; index++) {
    const twin = writer.twins[index] ?? 0
    if (twin === 0) continue
    const unit = writer.units[index] ?? 0
    writer.units[index] = twin
    writer.twins[index] = 0
    if (unit >= 0xd800 && unit < 0xdc00) {
      writer.units[index + 1] = 0
      writer.holes = true
    }
  }
}

function isTwins(writer: Writer): boolean {
  for (let index = writer.wordStart; index < writer.length; index++) {
    const unit = writer.units[index] ?? 0
    if (kindOf(unit) === Kind.lookalike && !twins.has(String.fromCharCode(unit))) return false
  }
  return true
}

/** Ends the word at the writer's end: in a word that also has Latin letters every look-alike becomes Latin. */
export function endWord(writer: Writer): void {
  if (writer.foreign) {
    if (writer.latin) replace(writer, writer.wordStart, writer.length)
    else if (isTwins(writer)) writer.pure.push(writer.wordStart, writer.length)
    else writer.genuine = true
  }
  writer.wordStart = writer.length
  writer.latin = false
  writer.foreign = false
}

/** Words wholly of twins are Latin in disguise where the text around them is Latin and no word is really foreign. */
export function foldPureWords(writer: Writer): void {
  if (writer.genuine || !writer.anyLatin) return
  for (let index = 0; index < writer.pure.length; index += 2) {
    replace(writer, writer.pure[index] ?? 0, writer.pure[index + 1] ?? 0)
  }
}
