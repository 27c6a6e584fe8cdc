import { useSyncExternalStore } from 'react'

/** A program that did not arrive is asked for again after this, in ms, while somebody waits for it. */
const loadAgainMs = 5_000

/** Something that is loaded when it is needed, once for all who need it. */
export interface Late<T> {
  /** Begins to load it, so that it is there when it is needed. A failure is not told: who needs it tries again. */
  readonly load: () => void
  readonly subscribe: (listener: () => void) => () => void
  readonly current: () => T | undefined
}

/**
 * Names something that is loaded when it is needed.
 * @param read an `import()` of it
 * @example
 * const detail = late(async () => (await import('./RunDetail.js')).RunDetail)
 */
export function late<T>(read: () => Promise<T>): Late<T> {
  const listeners = new Set<() => void>()
  let value: T | undefined
  let isReading = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function load(): void {
    if (isReading || value !== undefined) return
    isReading = true
    clearTimeout(timer)
    read().then(
      (arrived) => {
        value = arrived
        for (const listener of listeners) listener()
      },
      () => {
        isReading = false
        if (listeners.size > 0) timer = setTimeout(load, loadAgainMs)
      },
    )
  }
  return {
    load,
    subscribe(listener) {
      listeners.add(listener)
      load()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearTimeout(timer)
      }
    },
    current: () => value,
  }
}

const notYet = (): undefined => undefined

/** What is loaded late, from when it has arrived; `undefined` before, on the server and while its HTML is taken over. */
export function useLate<T>(part: Late<T>): T | undefined {
  return useSyncExternalStore(part.subscribe, part.current, notYet)
}
