/** Which lines are quoted: replies, forwarded messages, and their header blocks, in the words of many mail programs. */

/** Lines above a quoted or forwarded message, in lower case, dashes and blanks at the ends removed. */
const separators = new Set([
  'original message',
  'forwarded message',
  'begin forwarded message',
  'original appointment',
  'reply message',
  'forwarded by',
  'forwarded mail',
  'weitergeleitete nachricht',
  'ursprüngliche nachricht',
  'anfang der weitergeleiteten nachricht',
  'originalnachricht',
  'message transféré',
  'message d’origine',
  "message d'origine",
  'début du message transféré',
  'début du message réexpédié',
  'mensaje reenviado',
  'mensaje original',
  'inicio del mensaje reenviado',
  'messaggio inoltrato',
  'messaggio originale',
  'inizio messaggio inoltrato',
  'mensagem encaminhada',
  'mensagem original',
  'início da mensagem encaminhada',
  'doorgestuurd bericht',
  'oorspronkelijk bericht',
  'wiadomość przekazana dalej',
  'wiadomość oryginalna',
  'vidarebefordrat meddelande',
  'ursprungligt meddelande',
  'iletilmiş mesaj',
  'orijinal mesaj',
  '転送メッセージ',
  '転送されたメッセージ',
  '元のメッセージ',
  'オリジナルメッセージ',
  '転送元メッセージ',
  '転送メール',
  '元のメール',
  '以下、転送メール',
  'オリジナルのメッセージ',
  'original message (元のメッセージ)',
  '原始邮件',
  '转发的邮件',
  '转发邮件信息',
  '原始郵件',
  '轉寄郵件',
])

/** Names of the header fields in reply headers: sender, then what stands with it. */
const senders = new Set(
  'from von de da van od från kimden expéditeur remitente mittente 差出人 送信者 差出人名 发件人 寄件者 寄件人 प्रेषक من'.split(
    ' ',
  ),
)
const companions = new Set(
  'to sent date subject cc an gesendet datum betreff à envoyé objet para enviado fecha asunto data oggetto inviato assunto aan verzonden onderwerp do wysłano temat till skickat ämne kime gönderildi konu tarih a 宛先 件名 送信日時 日時 日付 送信日 收件人 主题 发送时间 日期 收件者 主旨 寄件日期'.split(
    ' ',
  ),
)
/** Lines from the sender's to the one that must stand with it. */
const window = 6

/** A line without quotation marks, dashes, blanks and colons at its ends. */
function bare(line: string): string {
  return line
    .replace(/^[\s\-_=*>＞━─—–・■◆▼]+/u, '')
    .replace(/[\s\-_=*:：━─—–・■◆▼]+$/u, '')
    .toLowerCase()
}

function fieldName(line: string): string {
  const colon = line.slice(0, 32).search(/[:：]/)
  if (colon < 1) return ''
  return line
    .slice(0, colon)
    .replace(/[*_\s　【】[\]]/g, '')
    .toLowerCase()
}

/** "On Monday, NAME <a@b> wrote:" and its like, above quoted lines: says who wrote, and ends with a colon. */
const wrote =
  /wrote|writes|schrieb|écrit|escribió|scritto|escreveu|schreef|napisał|skrev|yazdı|書きました|のメール|写道|寫道/i

/** A word of each separator: most lines have none, and need no closer look. */
const separatorWord =
  /message|appointment|forwarded|nachricht|mensaje|messaggio|mensagem|bericht|wiadomość|meddelande|mesaj|メッセージ|メール|邮件|郵件/i

function isSeparator(line: string): boolean {
  if (line.length > 120 || !separatorWord.test(line)) return false
  const text = bare(line)
  if (text.length < 4 || text.length > 60) return false
  return separators.has(text) || (text.startsWith('forwarded by ') && /^[\s-]*-{5}/.test(line))
}

function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!senders.has(fieldName(lines[at] ?? ''))) return false
  let found = 0
  for (let next = at + 1; next <= at + window && next < lines.length; next++) {
    if (companions.has(fieldName(lines[next] ?? ''))) found++
  }
  return found >= 2
}

/** The line at which a quoted or forwarded message begins that lasts to the end, or the number of lines. */
export function quotedFrom(lines: readonly string[]): number {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (isSeparator(line) || isHeaderBlock(lines, at)) return at
  }
  return lines.length
}

/** Whether a line announces the quotation that follows it. */
export function isAttribution(line: string): boolean {
  return line.length <= 300 && /[:：]$/.test(line.trimEnd()) && wrote.test(line)
}
