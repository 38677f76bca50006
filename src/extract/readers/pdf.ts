/** PDF (ISO 32000): text of the first pages, link annotations with the words under them, and codes in pictures. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { type Found, type ReadLimits, UnreadableError } from '../extraction.ts'
import { createGather, type Gather } from './gather.ts'
import { CMapFactory } from './pdf-cmaps.ts'
import { findInPage } from './pdf-images.ts'

type Document = Awaited<ReturnType<typeof getDocumentProxy>>
type Page = Awaited<ReturnType<Document['getPage']>>
type Item = { readonly str: string; readonly hasEOL: boolean; readonly x: number; readonly y: number }

/** Pictures are looked at only on these pages, and only where no link annotation says where to go. */
const PICTURE_PAGES = 2

/** unpdf loads pdf.js when it is first used. */
export async function preparePdf(): Promise<void> {
  await getResolvedPDFJS()
}

export async function readPdf(bytes: Uint8Array, limits: ReadLimits): Promise<Found> {
  const gather = createGather(limits)
  const document = await open(bytes, limits)
  const pages = Math.min(document.numPages, limits.pages)
  if (document.numPages > pages) gather.cutHere()
  let links = 0
  for (let number = 1; number <= pages && !gather.isFull(); number += 1) {
    links += await readPage(await document.getPage(number), gather)
  }
  for (let number = 1; number <= Math.min(pages, PICTURE_PAGES) && links === 0; number += 1) {
    await findInPage(await document.getPage(number), limits, gather)
  }
  await document.destroy()
  return gather.found()
}

async function open(bytes: Uint8Array, limits: ReadLimits): Promise<Document> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      maxImageSize: limits.pixels,
      isEvalSupported: false,
      isOffscreenCanvasSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      useWorkerFetch: false,
      cMapUrl: 'made here/',
      cMapPacked: false,
      BinaryDataFactory: CMapFactory,
    })
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new UnreadableError(isLocked ? 'encrypted' : 'broken')
  }
}

/** How many links the page has. */
async function readPage(page: Page, gather: Gather): Promise<number> {
  const items = itemsOf(await page.getTextContent())
  gather.addText(items.map(item => (item.hasEOL ? `${item.str}\n` : item.str)).join(''))
  const annotations: unknown = await page.getAnnotations()
  if (!Array.isArray(annotations)) return 0
  let links = 0
  for (const annotation of annotations) {
    const link = linkOf(annotation)
    if (!link) continue
    links += 1
    const shown = items.filter(item => isInside(item, link.rectangle)).map(item => item.str)
    gather.addLink({ shown: shown.join(''), target: link.target, origin: 'attachment' })
  }
  page.cleanup()
  return links
}

function itemsOf(content: Awaited<ReturnType<Page['getTextContent']>>): readonly Item[] {
  return content.items.flatMap(item => {
    if (!('str' in item)) return []
    const transform: readonly unknown[] = item.transform
    return [{ str: item.str, hasEOL: item.hasEOL, x: Number(transform[4]), y: Number(transform[5]) }]
  })
}

type PageLink = { readonly target: string; readonly rectangle: readonly number[] }

/** `unsafeUrl` is what the author wrote; `url` only what pdf.js would open. */
function linkOf(annotation: unknown): PageLink | null {
  if (typeof annotation !== 'object' || annotation === null) return null
  const { url, unsafeUrl, rect } = annotation as { url?: unknown; unsafeUrl?: unknown; rect?: unknown }
  const target = typeof url === 'string' ? url : unsafeUrl
  if (typeof target !== 'string') return null
  return { target, rectangle: Array.isArray(rect) ? rect.map(Number) : [] }
}

function isInside({ x, y }: Item, [left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): boolean {
  return x >= left - 1 && x <= right && y >= bottom - 1 && y <= top
}
