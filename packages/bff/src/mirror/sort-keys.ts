/**
 * A text by which names sort as people expect, whatever the database's collation: without regard to case and accents, and
 * with numbers by their value (2 before 10). Compare by code points.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => {
      const value = digits.replace(/^0+(?=\d)/, '')
      // Longer numbers are larger: the length in front decides before the digits do.
      return `0${String.fromCodePoint(0x30 + Math.min(value.length, 40))}${value}`
    })
    .slice(0, 500)
}

/** What a search looks in: everything a person may remember, in lower case. */
export function searchText(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part !== null && part !== undefined)
    .join('\n')
    .normalize('NFKC')
    .toLowerCase()
}

/** The pattern that finds `search` anywhere in a {@link searchText}, with the database's wildcards taken as letters. */
export function searchPattern(search: string): string {
  const plain = search.normalize('NFKC').toLowerCase().trim()
  return `%${plain.replace(/[\\%_]/g, '\\$&')}%`
}
