/** Trims characters of a set. A regular expression would look at a long run in the middle once for each of its places. */
export const trimSet = (
  text: string,
  start: ReadonlySet<string>,
  end: ReadonlySet<string> = start,
): string => {
  let from = 0
  let until = text.length
  while (from < until && start.has(text[from] ?? '')) from++
  while (until > from && end.has(text[until - 1] ?? '')) until--
  return text.slice(from, until)
}
