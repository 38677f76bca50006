/** The runtime that is needed, and a sentence for those who have an older one. No imports: it must load anywhere. */

export const REQUIRED_NODE = '22.19'

/** Null where `version` (as in process.versions.node) will do, else a sentence that says what is needed. */
export function runtimeProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [needMajor = 0, needMinor = 0] = REQUIRED_NODE.split('.').map(Number)
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return null
  return `ERR_NODE_VERSION amazon-impersonation needs Node.js ${REQUIRED_NODE} or newer (24 is recommended), and this is ${version}. Install it, or run through npm scripts after \`npm i -D node@24\`.`
}
