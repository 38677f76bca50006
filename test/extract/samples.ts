/** Attachments made for tests; the scams in them are our own words. */
import { deflateSync } from 'node:zlib'
import { type Zippable, zipSync } from 'fflate'
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import qrcode from 'qrcode'
import type { Part } from '../../src/message/message.ts'

export function partOf(
  content: Uint8Array | string,
  filename = 'a.bin',
  type = 'application/octet-stream',
): Part {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    path: '2',
    type,
    disposition: 'attachment',
    filename,
    contentId: '',
    charset: '',
    size: bytes.length,
    content: bytes,
    text: '',
    nested: 0,
  }
}

export const messageOf = (...parts: readonly Part[]) => ({ parts })

type PdfOptions = {
  readonly text?: string
  readonly link?: string
  readonly picture?: Uint8Array
  readonly pages?: number
}

export async function makePdf({ text = '', link, picture, pages = 1 }: PdfOptions): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number += 1) {
    const page = pdf.addPage([400, 600])
    page.drawText(pages > 1 ? `${text} page ${number}` : text, { x: 50, y: 500, size: 14, font })
    if (picture) page.drawImage(await pdf.embedPng(picture), { x: 50, y: 50, width: 200, height: 200 })
    if (!link) continue
    const annotation = pdf.context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [40, 490, 390, 520],
      Border: [0, 0, 0],
      A: { Type: 'Action', S: 'URI', URI: PDFString.of(link) },
    })
    page.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(annotation)]))
  }
  return pdf.save({ useObjectStreams: false })
}

/** A PDF by hand, with one content stream (ISO 32000 §7.5). */
const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

export function rawPdf(stream: Buffer, trailer = '', font = HELVETICA): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    '',
    font,
  ]
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  const size = (): number => chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  for (const [index, object] of objects.entries()) {
    offsets.push(size())
    chunks.push(Buffer.from(`${index + 1} 0 obj\n`))
    if (index === 3) {
      chunks.push(
        Buffer.from(`<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
        stream,
        Buffer.from('\nendstream'),
      )
    } else chunks.push(Buffer.from(object))
    chunks.push(Buffer.from('\nendobj\n'))
  }
  const start = size()
  const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  chunks.push(
    Buffer.from(
      `xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<< /Size 6 /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`,
    ),
  )
  return Buffer.concat(chunks)
}

/** Little on the wire, hundreds of megabytes inside. */
export function pdfBomb(megabytes: number): Buffer {
  return rawPdf(deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 'BT /F1 12 Tf 9 9 Td (a) Tj ET\n')))
}

/** A Japanese font that is not embedded, with one of the predefined encodings (ISO 32000 §9.7.5.2). */
export function japanesePdf(encoding: string, text: Buffer): Buffer {
  const descendant =
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 6 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 859 /Descent -140 /CapHeight 709 /StemV 69 >> >>'
  const font = `<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /${encoding} /DescendantFonts [${descendant}] >>`
  const stream = Buffer.from(`BT /F1 12 Tf 20 500 Td <${text.toString('hex')}> Tj ET`)
  return rawPdf(deflateSync(stream), '', font)
}

export function lockedPdf(): Buffer {
  const secret = `<${'00'.repeat(32)}>`
  const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${secret} /U ${secret} /P -4 >> /ID [<00> <00>]`
  return rawPdf(deflateSync(Buffer.from('BT /F1 12 Tf (hello) Tj ET')), encrypt)
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export function makeDocx(paragraphs: readonly string[], link = '', more: Zippable = {}): Uint8Array {
  const body = paragraphs.map(
    text => `<w:p><w:r><w:t>${text.slice(0, 2)}</w:t></w:r><w:r><w:t>${text.slice(2)}</w:t></w:r></w:p>`,
  )
  const relation = `<Relationship Id="r1" Type="hyperlink" Target="${link}" TargetMode="External"/>`
  return zipSync({
    '[Content_Types].xml': utf8(TYPES),
    'word/document.xml': utf8(
      `<?xml version="1.0"?><w:document ${W}><w:body>${body.join('')}</w:body></w:document>`,
    ),
    'word/_rels/document.xml.rels': utf8(`<Relationships>${link === '' ? '' : relation}</Relationships>`),
    ...more,
  })
}

export function makeXlsx(text: string): Uint8Array {
  return zipSync({
    '[Content_Types].xml': utf8(TYPES),
    'xl/sharedStrings.xml': utf8(`<sst><si><t>${text}</t></si></sst>`),
    'xl/worksheets/_rels/sheet1.xml.rels': utf8(
      '<Relationships><Relationship TargetMode="External" Target="https://x.example/"/></Relationships>',
    ),
  })
}

export function makeQr(text: string, width = 240): Promise<Buffer> {
  return qrcode.toBuffer(text, { type: 'png', width })
}

export const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//x//y//EN',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:1',
  'DTSTAMP:20260601T000000Z',
  'ORGANIZER;CN="Amazon Billing":mailto:billing@evil.example',
  'SUMMARY:Your account is on hold',
  'DESCRIPTION:Call +1 555 0100\\, or visit https://evil.example/hold',
  'LOCATION:Online',
  'URL:https://evil.example/pay',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

export const rtf = String.raw`{\rtf1\ansi\ansicpg932{\fonttbl{\f0 Arial;}}{\*\generator Hidden;}\f0 Your Amazon \{Prime\} order\par {\field{\*\fldinst{HYPERLINK "https://evil.example/rtf"}}{\fldrslt{Click here}}} \'83\'41\'83\'7d \u12450?\u12510? end}`
