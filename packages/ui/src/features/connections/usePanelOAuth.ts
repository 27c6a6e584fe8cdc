import type { Connection } from '@inlaykit/shared'
import { useFeedback } from '../../parts/Feedback.js'
import type { OAuthOutcome, OAuthReturn } from './oauth-address.js'
import type { ConnectionAction, ConnectionPanelProps } from './props.js'
import { nameOf, useConnectionProblemText, useOAuthFaultText, usePanelMessages } from './texts.js'
import { toError } from './to-error.js'
import type { ConnectionActions } from './useConnectionActions.js'
import { useOAuthFlow, type OAuthAttempt, type OAuthEnd, type OAuthFlow } from './useOAuthFlow.js'
import { useOAuthReturn } from './useOAuthReturn.js'

/** Connecting by OAuth as the panel does it. */
export interface PanelOAuth extends OAuthFlow {
  /** The page is in the window that was opened for Make, which the browser did not close. */
  readonly returned: OAuthReturn | undefined
}

/** Connects by OAuth, and tells the person and the host how it went. */
export function usePanelOAuth(
  props: ConnectionPanelProps,
  connections: readonly Connection[],
  { mayDo, tellHost }: Pick<ConnectionActions, 'mayDo' | 'tellHost'>,
): PanelOAuth {
  const t = usePanelMessages()
  const { toast } = useFeedback()
  const describe = useConnectionProblemText()
  const describeOutcome = useOAuthFaultText()

  function tellFault(reason: string): void {
    toast({ tone: 'danger', text: t('connectionPanel.connectFailed', { reason }) })
  }

  function tellOutcome(outcome: OAuthOutcome): void {
    if (outcome.kind === 'error') tellFault(describeOutcome(outcome))
    else toast({ tone: 'success', text: t('connectionPanel.connectedUnnamed') })
  }

  function tellEnd({ connection }: OAuthAttempt, end: OAuthEnd): void {
    const action: ConnectionAction = { type: 'connect-oauth', connection }
    if ('connection' in end) {
      const name = nameOf(end.connection, t)
      toast({ tone: 'success', text: t('connectionPanel.connected', { name }) })
      tellHost(action, { outcome: 'done', connection: end.connection })
    } else if ('outcome' in end) {
      tellOutcome(end.outcome)
      tellHost(
        action,
        end.outcome.kind === 'connected'
          ? { outcome: 'done', connection }
          : { outcome: 'failed', error: toError(end.outcome.problem) },
      )
    } else {
      const { error } = end
      tellFault(describe(error))
      const failure = error instanceof Error ? error : new Error(String(error))
      tellHost(action, { outcome: 'failed', error: failure })
    }
  }

  const flow = useOAuthFlow({
    connections,
    returnTo: props.returnTo,
    display: props.oauthDisplay,
    navigate: props.navigate,
    mayBegin: (connection) => mayDo({ type: 'connect-oauth', connection }),
    onEnd: tellEnd,
  })
  const returned = useOAuthReturn({ enabled: props.readsReturn, onReturned: tellOutcome })
  return { ...flow, returned }
}
