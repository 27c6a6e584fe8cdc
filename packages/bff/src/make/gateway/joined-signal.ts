import { setMaxListeners } from 'node:events'

/** A signal that aborts with the first of several, until it is released. */
export interface JoinedSignal {
  readonly signal: AbortSignal
  /** Aborts it for a reason of its own. */
  readonly abort: (reason: Error) => void
  /** Stops listening to the others. */
  readonly release: () => void
}

/**
 * Joins signals. `AbortSignal.any` would do, but what it derives from a signal that lives as long as the process is kept
 * track of there for good.
 */
export function joinSignals(...signals: readonly (AbortSignal | undefined)[]): JoinedSignal {
  const controller = new AbortController()
  const links = signals.flatMap((signal) => {
    if (!signal) return []
    // Many calls may share a signal, each with a listener that is removed again; that is no leak to warn of.
    setMaxListeners(0, signal)
    const abort = () => controller.abort(signal.reason)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
    return [{ signal, abort }]
  })
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    release: () => {
      for (const { signal, abort } of links) signal.removeEventListener('abort', abort)
    },
  }
}
