import { useState } from 'react'

/**
 * A value that the host may hold itself.
 * @param controlled the host's value; `undefined`: it is held here
 * @param initial what it is at first, when it is held here
 * @returns the value, and what sets it when it is held here
 */
export function useControlled<T>(
  controlled: T | undefined,
  initial: T,
): readonly [T, (value: T) => void] {
  const [own, setOwn] = useState(initial)
  return [controlled === undefined ? own : controlled, setOwn]
}
