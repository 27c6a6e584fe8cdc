import { recordOf } from '../core/request-record.js'
import type { GatewayObserver } from '../make/gateway/observer.js'

/** Counts what passes the gateway for the request that it was made for. */
export function observeCalls(): GatewayObserver {
  return {
    queueWait({ signal, waitMs }) {
      const record = recordOf(signal)
      if (record) record.queueWaitMs += waitMs
    },
    upstreamCall({ signal, retryCount }) {
      const record = recordOf(signal)
      if (!record) return
      record.upstreamCalls += 1
      if (retryCount > 0) record.retries += 1
    },
  }
}
