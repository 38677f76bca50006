/** How the commands of `npm start` and `npm run sample` speak and end. */

export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** The exit code of a start that failed, after its reason was said. */
export function fail(text: string): number {
  process.stderr.write(`${text}\n`)
  return 1
}

export function exitWith(main: Promise<number>): void {
  main.then(
    code => {
      process.exitCode = code
    },
    error => {
      process.exitCode = fail(String(error))
    },
  )
}
