export type { OAuthOutcome, OAuthReturn } from './oauth-address.js'
export { useBudget } from './useBudget.js'
export { useConnection } from './useConnection.js'
export { useConnectionOrganizations } from './useConnectionOrganizations.js'
export { useConnections, type UseConnectionsOptions } from './useConnections.js'
export {
  useConnectWithApiKey,
  type ConnectWithApiKeyInput,
  type ConnectWithApiKeyResult,
} from './useConnectWithApiKey.js'
export { useDisconnect, type DisconnectVariables } from './useDisconnect.js'
export {
  useOAuthFlow,
  type OAuthAttempt,
  type OAuthEnd,
  type OAuthFlow,
  type OAuthFlowOptions,
  type OAuthTarget,
} from './useOAuthFlow.js'
export { useOAuthReturn, type UseOAuthReturnOptions } from './useOAuthReturn.js'
export { useStartOAuth, type StartOAuthVariables } from './useStartOAuth.js'
export { useTestConnection, type TestConnectionVariables } from './useTestConnection.js'
export { useUpdateConnection, type UpdateConnectionVariables } from './useUpdateConnection.js'
