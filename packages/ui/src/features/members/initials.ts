const letters = /[\p{L}\p{N}]/u

/** One or two letters that stand for somebody: of the first and last word of a name, or the first of an address. */
export function initialsOf(name: string): string {
  const words = (name.includes('@') ? name.slice(0, name.indexOf('@')) : name)
    .split(/\s/)
    .map((word) => letters.exec(word)?.[0] ?? '')
    .filter((letter) => letter !== '')
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  // Arabic letters that stand together would be joined.
  return [first, last].filter(Boolean).join('\u200C').toLocaleUpperCase()
}
