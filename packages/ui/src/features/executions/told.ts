/** Whether Make tells this: what is `null` or absent it does not. */
export function isTold<T>(value: T): value is NonNullable<T> {
  return value !== null && value !== undefined
}
