const keys = new WeakMap<object, string>()

/**
 * The idempotency key of one act of a person, drawn at its first try and kept over all further ones, so that a write whose
 * answer was lost isn't done twice.
 * @param mutation what TanStack Query hands to a `mutationFn` beside its variables: one object for each call of `mutate`.
 * Older versions hand over nothing; each try is then an act of its own
 */
export function keyOf(mutation: object | undefined): string {
  const key = (mutation && keys.get(mutation)) ?? drawKey()
  if (mutation) keys.set(mutation, key)
  return key
}

/** `randomUUID` is missing on pages that are not served securely. */
function drawKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
