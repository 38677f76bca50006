/** A URL that carries a password is shown in logs and on terminals without it. */
export function withoutPassword(value: string): string {
  const start = value.indexOf('://') + 3
  const end = value.lastIndexOf('@')
  const colon = start < 3 ? -1 : value.indexOf(':', start)
  return colon < 0 || colon > end ? value : `${value.slice(0, colon)}:********${value.slice(end)}`
}
