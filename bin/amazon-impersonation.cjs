#!/usr/bin/env node
'use strict'
// Starts the compiled program. Plain CommonJS: an old Node.js gets as far as the sentence that says what is needed.
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

const main = join(__dirname, '..', 'dist', 'cli', 'main.js')
if (existsSync(main)) {
  import(pathToFileURL(main).href).catch(error => {
    process.stderr.write(`${error.stack}\n`)
    process.exitCode = 2
  })
} else {
  process.stderr.write('ERR_NOT_BUILT amazon-impersonation is not built yet: run `npm ci && npm run build`\n')
  process.exitCode = 2
}
