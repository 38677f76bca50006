/** ISO-2022-JP as it is really written (RFC 1468, with the Microsoft, half-width kana and JIS X 0212 additions). */

type Mode = 'ascii' | 'kana' | 'kanji' | 'supplement'

const ESC = 0x1b

const modeAfter = (
  bytes: Uint8Array,
  at: number,
): { readonly mode: Mode; readonly length: number } | null => {
  const first = bytes[at + 1]
  const second = bytes[at + 2]
  if (first === 0x28) {
    if (second === 0x49) return { mode: 'kana', length: 3 }
    return second === 0x42 || second === 0x4a || second === 0x48 ? { mode: 'ascii', length: 3 } : null
  }
  if (first !== 0x24) return null
  if (second === 0x40 || second === 0x42) return { mode: 'kanji', length: 3 }
  if (second !== 0x28) return null
  const third = bytes[at + 3]
  if (third === 0x44) return { mode: 'supplement', length: 4 }
  return third === 0x4f || third === 0x50 || third === 0x51 ? { mode: 'kanji', length: 4 } : null
}

/** An escape sequence that only ISO-2022-JP writers leave in a text. */
export const hasJisEscape = (bytes: Uint8Array): boolean => {
  let at = bytes.indexOf(ESC)
  for (let tries = 0; at >= 0 && tries < 100; tries++) {
    const found = modeAfter(bytes, at)
    if (found !== null && found.mode !== 'ascii') return true
    at = bytes.indexOf(ESC, at + 1)
  }
  return false
}

/**
 * To EUC-JP, which carries all of these sets and which TextDecoder reads with the NEC and IBM extensions. Mail
 * that forgets the way back to ASCII is helped as RFC 1468 says: every line ends in ASCII.
 */
const toEuc = (bytes: Uint8Array): Uint8Array => {
  const out = new Uint8Array(bytes.length * 2)
  let length = 0
  let mode: Mode = 'ascii'
  let shifted = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte === ESC) {
      const found = modeAfter(bytes, i)
      if (found !== null) {
        mode = found.mode
        i += found.length - 1
        continue
      }
    }
    if (byte === 0x0a || byte === 0x0d) {
      mode = 'ascii'
      shifted = false
    }
    if (byte === 0x0e || byte === 0x0f) shifted = byte === 0x0e
    else if (byte >= 0xa1 && byte <= 0xdf) {
      out[length++] = 0x8e
      out[length++] = byte
    } else if (byte >= 0x21 && byte < 0x7f && (mode === 'kana' || (shifted && mode === 'ascii'))) {
      out[length++] = 0x8e
      out[length++] = byte | 0x80
    } else if (byte >= 0x21 && byte < 0x7f && mode !== 'ascii') {
      const next = bytes[i + 1] ?? 0
      if (next < 0x21 || next >= 0x7f) continue
      if (mode === 'supplement') out[length++] = 0x8f
      out[length++] = byte | 0x80
      out[length++] = next | 0x80
      i++
    } else out[length++] = byte
  }
  return out.subarray(0, length)
}

const euc = new TextDecoder('euc-jp')

export const decodeJis = (bytes: Uint8Array): string => euc.decode(toEuc(bytes))

const korean = new TextDecoder('euc-kr')
const chinese = new TextDecoder('gb18030')

/** ISO-2022-KR (RFC 1557): one designation at the start, SO and SI switch. */
export const decodeIso2022Kr = (bytes: Uint8Array): string => {
  const out = new Uint8Array(bytes.length)
  let length = 0
  let shifted = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte === ESC && bytes[i + 1] === 0x24 && bytes[i + 2] === 0x29) i += 3
    else if (byte === 0x0e || byte === 0x0f) shifted = byte === 0x0e
    else {
      if (byte === 0x0a) shifted = false
      out[length++] = shifted && byte > 0x20 ? byte | 0x80 : byte
    }
  }
  return korean.decode(out.subarray(0, length))
}

/** HZ (RFC 1843): `~{` and `~}` switch, `~~` is a tilde, `~` before a line end joins lines. */
export const decodeHz = (bytes: Uint8Array): string => {
  const out = new Uint8Array(bytes.length)
  let length = 0
  let shifted = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    const next = bytes[i + 1]
    if (byte === 0x7e && (next === 0x7b || next === 0x7d)) {
      shifted = next === 0x7b
      i++
    } else if (byte === 0x7e && !shifted && (next === 0x7e || next === 0x0a)) {
      if (next === 0x7e) out[length++] = byte
      i++
    } else {
      if (byte === 0x0a) shifted = false
      out[length++] = shifted && byte > 0x20 ? byte | 0x80 : byte
    }
  }
  return chinese.decode(out.subarray(0, length))
}
