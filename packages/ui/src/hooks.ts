'use client'

export { InlaykitProvider, type InlaykitProviderProps } from './provider/InlaykitProvider.js'
export { accessFor, useSession, type Access } from './client/session.js'
export { useLiveStatus } from './client/useEventStream.js'
export type { LiveStatus } from './client/live-status.js'
export { useFormat } from './i18n/I18nProvider.js'
export type { Format, TimeValue } from './i18n/format.js'
export { useProblemText } from './parts/useProblemText.js'
export { ProblemError, type ClientProblemName } from '@inlaykit/shared/client'
export {
  describeApp,
  useCreateFolder,
  useDeleteFolder,
  useDeleteScenario,
  useDuplicateScenario,
  useFolders,
  useRunScenario,
  useScenario,
  useScenarios,
  useScheduleText,
  useSetScenarioActive,
  useUpdateFolder,
  useUpdateScenario,
  type CreateFolderVariables,
  type DeleteFolderVariables,
  type DeleteScenarioVariables,
  type DuplicateScenarioVariables,
  type RunScenarioVariables,
  type ScenarioQuery,
  type ScenariosResult,
  type SetScenarioActiveVariables,
  type UpdateFolderVariables,
  type UpdateScenarioVariables,
  type UseFoldersOptions,
} from './features/scenarios/index.js'
export {
  useExecution,
  useExecutions,
  useRetryExecution,
  useStopExecution,
  type ExecutionFilter,
  type ExecutionsResult,
} from './features/executions/index.js'
export {
  useBudget,
  useConnection,
  useConnectionOrganizations,
  useConnections,
  useConnectWithApiKey,
  useDisconnect,
  useOAuthFlow,
  useOAuthReturn,
  useStartOAuth,
  useTestConnection,
  useUpdateConnection,
  type ConnectWithApiKeyInput,
  type ConnectWithApiKeyResult,
  type DisconnectVariables,
  type OAuthAttempt,
  type OAuthEnd,
  type OAuthFlow,
  type OAuthFlowOptions,
  type OAuthOutcome,
  type OAuthReturn,
  type OAuthTarget,
  type StartOAuthVariables,
  type TestConnectionVariables,
  type UpdateConnectionVariables,
  type UseConnectionsOptions,
  type UseOAuthReturnOptions,
} from './features/connections/index.js'
export {
  useInviteMember,
  useMembers,
  useRemoveMember,
  useResendInvitation,
  useUpdateMember,
  type InviteMemberVariables,
  type MembersResult,
  type RemoveMemberVariables,
  type ResendInvitationVariables,
  type UpdateMemberVariables,
  type UseMembersOptions,
} from './features/members/index.js'
export {
  useCreateWebhook,
  useDeleteWebhook,
  useRevealWebhook,
  useSetWebhookEnabled,
  useSetWebhookLearning,
  useTestWebhook,
  useUpdateWebhook,
  useWebhooks,
  type CreateWebhookVariables,
  type DeleteWebhookVariables,
  type RevealWebhookVariables,
  type SetWebhookEnabledVariables,
  type SetWebhookLearningVariables,
  type TestWebhookVariables,
  type UpdateWebhookVariables,
  type UseWebhooksOptions,
  type WebhooksResult,
} from './features/webhooks/index.js'
