import { useSyncExternalStore } from 'react'

interface Ticker {
  /** The same until the next tick. */
  readonly now: () => number
  readonly subscribe: (listener: () => void) => () => void
}

/** While nobody listens, the time is taken to be now for so long, in ms: from a first render until it listens. */
const freshMs = 1_000

const tickers = new Map<number, Ticker>()

/** One timer serves all who tick alike, and rests while nobody does. */
function tickerOf(step: number): Ticker {
  const found = tickers.get(step)
  if (found !== undefined) return found
  const listeners = new Set<() => void>()
  let now = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined
  const tick = (): void => {
    now = Date.now()
    for (const listener of listeners) listener()
  }
  const ticker: Ticker = {
    now() {
      // Were it renewed when somebody begins to listen, which is after they are shown, all of them would be rendered twice.
      if (timer === undefined && Date.now() - now >= Math.min(step, freshMs)) now = Date.now()
      return now
    },
    subscribe(listener) {
      listeners.add(listener)
      timer ??= setInterval(tick, step)
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
  return useSyncExternalStore(ticker.subscribe, ticker.now, () => undefined)
}
