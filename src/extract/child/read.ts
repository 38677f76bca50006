/** One request to its reader; whatever a reader throws becomes a reason. */
import {
  type Found,
  type Kind,
  type ReadLimits,
  type ReadReply,
  type ReadRequest,
  UnreadableError,
} from '../extraction.ts'

type Reader = (bytes: Uint8Array, limits: ReadLimits) => Found | Promise<Found>

/** Loaded when first needed: a process that reads one calendar needs no PDF library. */
const READERS: Readonly<Record<Kind, () => Promise<Reader>>> = {
  pdf: async () => {
    const { preparePdf, readPdf } = await import('../readers/pdf.ts')
    await preparePdf()
    return readPdf
  },
  ooxml: async () => (await import('../readers/office.ts')).readContainer,
  zip: async () => (await import('../readers/office.ts')).readContainer,
  rtf: async () => (await import('../readers/rtf.ts')).readRtf,
  ics: async () => (await import('../readers/calendar.ts')).readCalendar,
  html: async () => (await import('../readers/html.ts')).readPage,
  image: async () => (await import('../readers/image.ts')).readImage,
}

export async function read(request: ReadRequest): Promise<ReadReply> {
  const { id, kind, bytes, limits } = request
  let reader: Reader
  try {
    // Loading a library is our cost, not the attachment's.
    reader = await READERS[kind]()
  } catch {
    return { id, ok: false, reason: 'crash', cpu: 0 }
  }
  const before = process.cpuUsage()
  const cpu = (): number => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  try {
    const found = await reader(bytes, limits)
    return { id, ok: true, found, cpu: cpu() }
  } catch (error) {
    const reason = error instanceof UnreadableError ? error.reason : 'broken'
    return { id, ok: false, reason: isMemory(error) ? 'memory' : reason, cpu: cpu() }
  }
}

function isMemory(error: unknown): boolean {
  return (
    error instanceof RangeError &&
    /allocation|Array buffer|Invalid (?:typed )?array length/i.test(error.message)
  )
}
