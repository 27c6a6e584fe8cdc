/**
 * Whether two values say the same as JSON, in whatever order of keys. What is `null` or missing says nothing: a store gives
 * back neither exactly as it was given.
 */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a)) {
    const other = b as unknown as unknown[]
    return a.length === other.length && a.every((value, index) => sameJson(value, other[index]))
  }
  for (const key in a) {
    if (!sameJson(a[key], Object.hasOwn(b, key) ? b[key] : undefined)) return false
  }
  for (const key in b) {
    if (!isNothing(b[key]) && !Object.hasOwn(a, key)) return false
  }
  return true
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
