/** The list in parts of at most `size`, in its order: one statement of the database takes 65,535 values at most. */
export function* inParts<T>(list: readonly T[], size = 500): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size)
}
