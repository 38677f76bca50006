/** Finishes a build: what is no TypeScript (style sheets, scripts, pictures) beside the compiled files; the command runs. */
import { chmod, cp } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

await cp(join(root, 'src'), join(root, 'dist'), {
  recursive: true,
  filter: source => extname(source) !== '.ts',
})
await chmod(join(root, 'dist', 'cli', 'main.js'), 0o755)
