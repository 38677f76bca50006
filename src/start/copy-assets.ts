/** Copies what is no TypeScript (style sheets, scripts and pictures of the review page) beside the compiled files. */
import { cp } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

await cp(join(root, 'src'), join(root, 'dist'), {
  recursive: true,
  filter: source => extname(source) !== '.ts',
})
