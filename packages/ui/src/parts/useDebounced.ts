import { useEffect, useState } from 'react'

/**
 * A text as it was once it had stayed the same for a while; an empty one counts at once.
 * @param delayMs how long it must stay the same
 */
export function useDebounced(text: string, delayMs: number): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : delayMs)
    return () => clearTimeout(timer)
  }, [delayMs, text])
  return text === '' ? '' : settled
}
