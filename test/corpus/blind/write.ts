// Writes the blind mails as files: `node test/corpus/blind/write.ts DIR`.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from './build.ts'
import { readSet, SETS } from './specimen.ts'

const into = process.argv[2] ?? 'blind'
for (const name of Object.keys(SETS)) {
  await mkdir(join(into, name), { recursive: true })
  for (const mail of await readSet(name))
    await writeFile(join(into, name, `${mail.id}.eml`), await build(mail))
}
