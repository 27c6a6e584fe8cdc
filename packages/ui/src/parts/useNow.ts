import { useSyncExternalStore } from 'react'

interface Ticker {
  now: number
  readonly subscribe: (listener: () => void) => () => void
}

const tickers = new Map<number, Ticker>()

/** One timer serves all who tick alike, and rests while nobody does. */
function tickerOf(step: number): Ticker {
  const found = tickers.get(step)
  if (found !== undefined) return found
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  const tick = (): void => {
    ticker.now = Date.now()
    for (const listener of listeners) listener()
  }
  const ticker: Ticker = {
    now: Date.now(),
    subscribe(listener) {
      listeners.add(listener)
      if (timer === undefined) {
        timer = setInterval(tick, step)
        ticker.now = Date.now()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
  tickers.set(step, ticker)
  return ticker
}

/**
 * The time now, in milliseconds since 1970, renewed every `step` milliseconds; `undefined` on the server and in the
 * render that takes its HTML over, since the two clocks differ.
 */
export function useNow(step = 10_000): number | undefined {
  const ticker = tickerOf(step)
  return useSyncExternalStore(
    ticker.subscribe,
    () => ticker.now,
    () => undefined,
  )
}
