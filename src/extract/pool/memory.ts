/** Resident memory of another process, from /proc (Linux); elsewhere only the heap limit holds. */
import { readFile } from 'node:fs/promises'

const PAGE = 4096

/** Bytes; 0 where it cannot be told. */
export async function residentMemory(pid: number): Promise<number> {
  try {
    const [, resident = '0'] = (await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ')
    return Number(resident) * PAGE
  } catch {
    return 0
  }
}
