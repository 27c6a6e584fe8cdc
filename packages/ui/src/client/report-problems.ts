import { ProblemError, type RouteClient } from '@inlaykit/shared/client'
import type { KitEvent } from './telemetry.js'

/**
 * The same client, which also tells the host of calls that did not succeed. The stream of changes is left aside: its
 * state is told as `live`.
 */
export function reportProblems(client: RouteClient, emit: (event: KitEvent) => void): RouteClient {
  const call = async (...args: Parameters<RouteClient['call']>): Promise<unknown> => {
    try {
      return await client.call(...args)
    } catch (error) {
      if (error instanceof ProblemError) {
        emit({ type: 'problem', problem: error.problem, requestId: error.requestId })
      }
      throw error
    }
  }
  // One function serves every endpoint; which one it is called for ties its types together.
  return { ...client, call: call as RouteClient['call'] }
}
