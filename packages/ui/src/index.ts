'use client'

export { InlaykitProvider, type InlaykitProviderProps } from './provider/InlaykitProvider.js'
export { themeVariables, type Appearance, type ThemeVariable } from './provider/appearance.js'
export { locales, type Locale } from './i18n/catalogues.js'
export type { MessageOverrides } from './i18n/I18nProvider.js'
export type { Message, PluralMessage } from './i18n/message.js'
export type { MessageKey, Messages } from './i18n/locales/en.js'
export type { KitEvent } from './client/telemetry.js'
export type { LiveStatus } from './client/live-status.js'
export type { MenuItem } from './parts/Menu.js'
export type { WidgetProps } from './parts/WidgetRoot.js'
export { ProblemError, type ClientProblemName } from '@inlaykit/shared/client'
export type {
  Budget,
  Connection,
  ConnectionKind,
  ConnectionStatus,
  ConnectionTest,
  Execution,
  ExecutionDetail,
  ExecutionStatus,
  ExecutionStep,
  ExecutionTrigger,
  Folder,
  Member,
  Page,
  Role,
  Scenario,
  ScenarioDetail,
  ScenarioSort,
  ScenarioStatus,
  Schedule,
  Session,
  Webhook,
  WebhookTest,
} from '@inlaykit/shared'
export {
  ScenarioList,
  type ScenarioAction,
  type ScenarioActionName,
  type ScenarioActionResult,
  type ScenarioBulkActionName,
  type ScenarioColumn,
  type ScenarioFilters,
  type ScenarioFiltersReason,
  type ScenarioListProps,
  type ScenarioListSlots,
  type SelectedIdsReason,
} from './features/scenarios/index.js'
export {
  ExecutionTimeline,
  type ExecutionAction,
  type ExecutionActionResult,
  type ExecutionBulkActionName,
  type ExecutionFiltersReason,
  type ExecutionTimelineFilters,
  type ExecutionTimelineProps,
  type ExecutionTimelineSlots,
  type TimelinePreset,
  type TimelineRange,
  type TimelineSpan,
} from './features/executions/index.js'
export {
  BudgetNotice,
  ConnectionPanel,
  type ConnectionAction,
  type ConnectionActionResult,
  type ConnectionPanelProps,
  type ConnectionPanelSlots,
} from './features/connections/index.js'
export {
  TeamRoles,
  type MemberAction,
  type MemberActionResult,
  type MemberFilters,
  type MemberFiltersReason,
  type TeamRolesProps,
  type TeamRolesSlots,
} from './features/members/index.js'
export {
  WebhookManager,
  type WebhookAction,
  type WebhookActionResult,
  type WebhookManagerProps,
  type WebhookManagerSlots,
} from './features/webhooks/index.js'
