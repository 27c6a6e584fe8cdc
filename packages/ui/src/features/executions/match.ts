/**
 * Where a text holds what is searched for, whatever the case, without overlaps.
 * @returns where each match begins; nothing for an empty query
 */
export function findMatches(text: string, query: string): number[] {
  const needle = query.trim()
  if (needle === '') return []
  const [hay, small] = [text.toLowerCase(), needle.toLowerCase()]
  // Some letters change their length with their case; then places would be wrong, so case counts.
  const isSafe = hay.length === text.length && small.length === needle.length
  const [within, wanted] = isSafe ? [hay, small] : [text, needle]
  const found: number[] = []
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length)) {
    found.push(at)
  }
  return found
}
