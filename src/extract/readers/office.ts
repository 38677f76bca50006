/** Office documents (OOXML, ECMA-376): the text of documents, sheets and slides, their hyperlinks, codes in pictures. */
import { Parser } from 'htmlparser2'
import { type Found, type ReadLimits, UnreadableError } from '../extraction.ts'
import { type Container, openContainer } from './container.ts'
import { createGather, type Gather } from './gather.ts'
import { findInImage } from './image.ts'

const OLE_START = 0xd0
const TEXT_MEMBER =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)|xl\/sharedStrings|ppt\/slides\/slide\d+)\.xml$/
const RELATIONS_MEMBER = /^(?:word|xl\/worksheets|ppt\/slides)\/_rels\/[^/]+\.rels$/
const PICTURE_MEMBER = /^(?:word|xl|ppt)\/media\/[^/]+\.(?:png|jpe?g)$/i
const MAX_PICTURES = 2
const MAX_NAMES = 200
const FIELD = /HYPERLINK\s+"([^"]{1,4096})"/i

/** Text runs, paragraphs and fields of all three languages end in the same local names. */
const PARAGRAPHS = new Set(['p', 'si', 'br', 'tab', 'tr'])

export function readContainer(bytes: Uint8Array, limits: ReadLimits): Found {
  if (bytes[0] === OLE_START) throw new UnreadableError(isEncryptedOffice(bytes) ? 'encrypted' : 'broken')
  const gather = createGather(limits)
  const container = openContainer(bytes, limits.inflated)
  if (container.names.includes('[Content_Types].xml')) readOffice(container, limits, gather)
  // The names in an archive are read by the person who opens it.
  else gather.addText(container.names.slice(0, MAX_NAMES).join('\n'))
  return gather.found()
}

/** [MS-OFFCRYPTO] §2.3.4: an encrypted document is an OLE container with a stream of this name, in UTF-16. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name)
}

function readOffice(container: Container, limits: ReadLimits, gather: Gather): void {
  const members = container.open(name => TEXT_MEMBER.test(name) || RELATIONS_MEMBER.test(name))
  for (const [name, content] of members) {
    const xml = new TextDecoder().decode(content)
    if (RELATIONS_MEMBER.test(name)) readRelations(xml, gather)
    else readText(xml, gather)
  }
  const pictures = container.names.filter(name => PICTURE_MEMBER.test(name)).slice(0, MAX_PICTURES)
  if (pictures.length === 0) return
  for (const picture of container.open(name => pictures.includes(name)).values()) {
    try {
      findInImage(picture, limits, gather)
    } catch {
      // a picture without a readable code is no defect of the document
    }
  }
}

function readText(xml: string, gather: Gather): void {
  let text = ''
  let field = ''
  let inText = false
  let inField = false
  const parser = new Parser(
    {
      onopentagname(name) {
        const local = localName(name)
        if (local === 't') inText = true
        else if (local === 'instrText') inField = true
      },
      ontext(data) {
        if (inText) text += data
        else if (inField && field.length < 8192) field += data
      },
      onclosetag(name) {
        const local = localName(name)
        if (local === 't') inText = false
        else if (local === 'instrText') inField = false
        else if (PARAGRAPHS.has(local)) text += '\n'
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  gather.addText(text.replaceAll(/\n{3,}/g, '\n\n'))
  const target = FIELD.exec(field)?.[1]
  if (target) gather.addLink({ shown: '', target, origin: 'attachment' })
}

function readRelations(xml: string, gather: Gather): void {
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (localName(name) !== 'Relationship' || attributes['TargetMode'] !== 'External') return
        gather.addLink({ shown: '', target: attributes['Target'] ?? '', origin: 'attachment' })
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
