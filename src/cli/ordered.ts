/** Maps a stream with several workers at once, and gives the results in the order of the inputs. */

/** At most `limit` inputs are in memory: the slowest of them holds the window, never the whole stream. */
export async function* mapOrdered<In, Out>(
  inputs: AsyncIterable<In>,
  limit: number,
  work: (input: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const window: Promise<Out>[] = []
  for await (const input of inputs) {
    const result = work(input)
    // A rejection is seen when its turn comes; until then it must not count as unhandled.
    result.catch(() => undefined)
    window.push(result)
    if (window.length >= limit) yield await (window.shift() as Promise<Out>)
  }
  for (const result of window) yield await result
}
