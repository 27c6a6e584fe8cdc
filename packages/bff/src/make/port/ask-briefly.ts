import { createAbortController } from '../../core/abort.js'
import type { Clock } from '../../core/clock.js'
import { isDomainError } from '../../core/errors.js'
import type { MakeCall } from './call.js'

/**
 * Asks Make something that the answer gets on without: `null` when it refuses, fails, or takes longer.
 * @param patience how long it is waited for, in ms
 * @throws what the caller's own signal was aborted with, and whatever is no problem of Make's
 */
export async function askBriefly<T>(
  call: MakeCall,
  { clock, ms }: { readonly clock: Clock; readonly ms: number },
  ask: (call: MakeCall) => Promise<T>,
): Promise<T | null> {
  const patience = createAbortController()
  const timer = clock.after(ms, () => patience.abort(new Error('Make took too long.')))
  const { signal } = patience
  try {
    return await ask({
      ...call,
      signal: call.signal ? AbortSignal.any([signal, call.signal]) : signal,
    })
  } catch (error) {
    if (call.signal?.aborted || (!signal.aborted && !isDomainError(error))) throw error
    return null
  } finally {
    timer.clear()
  }
}
