import { useEffect, useSyncExternalStore } from 'react'

/** A program that did not arrive is asked for again after this, in ms, while somebody waits for it. */
const loadAgainMs = 5_000

/** Something that is loaded when it is needed, once for all who need it. */
export interface Late<T> {
  /** Begins to load it, so that it is there when it is needed. A failure is not told: who needs it tries again. */
  readonly load: () => void
  /** Calls back when it has arrived, and begins to load it. */
  readonly subscribe: (listener: () => void) => () => void
  /** Calls back when it has arrived; somebody else sees to it that it is loaded. */
  readonly watch: (listener: () => void) => () => void
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
  function watch(listener: () => void): () => void {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) clearTimeout(timer)
    }
  }
  return {
    load,
    watch,
    subscribe(listener) {
      const stop = watch(listener)
      load()
      return stop
    },
    current: () => value,
  }
}

const notYet = (): undefined => undefined

/** What is loaded late, from when it has arrived; `undefined` before, on the server and while its HTML is taken over. */
export function useLate<T>(part: Late<T>): T | undefined {
  return useSyncExternalStore(part.subscribe, part.current, notYet)
}

/**
 * As {@link useLate}, of what nobody can need before some time has passed.
 * @param delayMs from the first paint until it begins to load
 */
export function useLater<T>(part: Late<T>, delayMs: number): T | undefined {
  useEffect(() => {
    const timer = setTimeout(part.load, delayMs)
    return () => clearTimeout(timer)
  }, [delayMs, part])
  return useSyncExternalStore(part.watch, part.current, notYet)
}
