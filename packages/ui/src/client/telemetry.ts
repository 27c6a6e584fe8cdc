import type { ClientProblemName } from '@inlaykit/shared/client'
import type { LiveStatus } from './live-status.js'

/** What the kit tells the host through the provider's `onEvent`: for logs and product metrics. Holds ids, never contents. */
export type KitEvent =
  | {
      /** A viewer's action ended. */
      readonly type: 'action'
      readonly action: string
      readonly outcome: 'done' | 'failed' | 'vetoed'
      readonly scenarioId?: string | undefined
      readonly executionId?: string | undefined
      readonly connectionId?: string | undefined
      readonly memberId?: string | undefined
      readonly webhookId?: string | undefined
    }
  | {
      /** A call did not succeed. `requestId` finds it in the server's log. */
      readonly type: 'problem'
      readonly problem: ClientProblemName
      readonly requestId: string | undefined
    }
  | {
      /** The stream of live changes opened, or broke and is tried again. */
      readonly type: 'live'
      readonly status: LiveStatus
    }
