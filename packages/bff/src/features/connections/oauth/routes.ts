import type { Handlers } from '../../../core/handler.js'
import type { OAuthFlows } from './flows.js'

/** The endpoints of the way to a connection by OAuth 2.0. */
export function oauthHandlers(
  flows: OAuthFlows,
): Handlers<'startOAuth' | 'beginOAuth' | 'completeOAuth'> {
  return {
    startOAuth: ({ viewer, body, context }) => flows.start(viewer, body, context),
    beginOAuth: ({ query, context }) => flows.begin(query.ticket, context),
    completeOAuth: ({ query, context }) => flows.complete(query, context),
  }
}
