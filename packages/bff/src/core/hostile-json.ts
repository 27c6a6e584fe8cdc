/** Deeper than anything of the contract or of Make's editor, far shallower than what exhausts a stack. */
export const deepestJson = 100

/** What makes a value dangerous, and where in it: `''` is the value itself. */
export interface HostilePlace {
  readonly path: string
  /** As the rest of a sentence about the place. */
  readonly message: string
}

/** A place in few words. */
function say(path: readonly (string | number)[]): string {
  const parts = path.map((part) => {
    const text = String(part)
    return text.length > 60 ? `${text.slice(0, 60)}…` : text
  })
  return parts.length > 20 ? [...parts.slice(0, 20), '…'].join('.') : parts.join('.')
}

/**
 * Finds what is deeper than {@link deepestJson} levels, or holds one of the keys, in a value that was JSON. The first such
 * place is answered; `null`: there is none.
 */
export function findHostile(root: unknown, keys: ReadonlySet<string>): HostilePlace | null {
  const path: (string | number)[] = []
  const find = (value: unknown): HostilePlace | null => {
    if (typeof value !== 'object' || value === null) return null
    if (path.length >= deepestJson) {
      return { path: say(path), message: `is nested deeper than ${deepestJson} levels` }
    }
    const isList = Array.isArray(value)
    for (const key of isList ? value.keys() : Object.keys(value)) {
      if (typeof key === 'string' && keys.has(key)) {
        return { path: say(path), message: `must not hold the key ${key}` }
      }
      path.push(key)
      const found = find((value as Record<string | number, unknown>)[key])
      path.pop()
      if (found) return found
    }
    return null
  }
  return find(root)
}
