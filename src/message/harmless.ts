/** Text from mail made harmless for terminals, logs and headers: control, bidi and invisible characters show as ‹U+XXXX›. */

// C0 (but tab and newline are blanks), C1, bidi controls, line separators, default-ignorable format characters, lone surrogates
const HARMFUL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff]|[\u{e0000}-\u{e0fff}\u{1d173}-\u{1d17a}]/gu

/** The joiner inside one picture (a family, a profession) hides nothing; anywhere else it does. */
export const pictureJoiner = String.raw`(?<=\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?\ufe0f?)\u200d(?=\p{Extended_Pictographic})`

const HIDDEN = new RegExp(`(${pictureJoiner})|${HARMFUL.source}`, 'gu')

/** One line, every harmful character made visible. */
export function harmless(text: string, maxCharacters = 500): string {
  const cut = text.length > maxCharacters * 2 + 2 ? text.slice(0, maxCharacters * 2 + 2) : text
  const line = cut.replace(/[\t\n\v\f\r\u0085]+/g, ' ').replace(HIDDEN, show)
  const characters = [...line]
  return characters.length > maxCharacters ? `${characters.slice(0, maxCharacters - 1).join('')}…` : line
}

function show(character: string, inPicture: string | undefined): string {
  if (inPicture !== undefined) return inPicture
  const code = character.codePointAt(0) ?? 0
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`
}
