export {
  bodyBytesOf,
  defineEndpoints,
  problemsOf,
  takesIdempotencyKey,
  type BodyOf,
  type Endpoint,
  type EndpointSchemas,
  type EndpointTable,
  type Method,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
  type Route,
  type RouteTable,
} from './contract/endpoint.js'
export { findProblemName, problemType, type ProblemName } from './contract/problem-names.js'
export { commonProblems, problems, upstreamProblems } from './contract/problems.js'
export {
  leastRoleFor,
  permissions,
  permissionsByRole,
  roleAllows,
  roles,
  type Permission,
  type Role,
} from './contract/roles.js'
export {
  commaList,
  Cursor,
  Id,
  Limit,
  pageOf,
  PermissionSchema,
  Problem,
  RoleSchema,
  Time,
  type Page,
} from './contract/schemas.js'
export { toOpenApi, type OpenApiDocument } from './contract/openapi.js'
export { endpoints, type EndpointName, type Endpoints } from './endpoints.js'
export { routes } from './routes.js'
export {
  Blueprint,
  blueprintBodyBytes,
  ScenarioBlueprint,
} from './features/scenarios/blueprints.js'
export { scenarioSorts, scenarioStatuses } from './features/scenarios/routes.js'
export { Folder, FolderInput } from './features/scenarios/folders.js'
export { ScenarioUsage } from './features/scenarios/usage.js'
export { ScenarioVersion } from './features/scenarios/versions.js'
export {
  ListScenariosQuery,
  RunScenarioInput,
  Scenario,
  ScenarioDetail,
  ScenarioInput,
  ScenarioModule,
  ScenarioStatus,
  type ScenarioSort,
} from './features/scenarios/schemas.js'
export { UpdateScenarioInput } from './features/scenarios/changes.js'
export {
  CreatedScenario,
  CreateScenarioInput,
  DuplicateScenarioInput,
  type ScenarioWarning,
} from './features/scenarios/create.js'
export {
  PreviewScheduleInput,
  Schedule,
  SchedulePreview,
  type ScheduleWindow,
} from './features/scenarios/schedule.js'
export { executionStatuses, executionTriggers } from './features/executions/routes.js'
export {
  Execution,
  ExecutionBars,
  ExecutionBarsQuery,
  ExecutionDetail,
  ExecutionError,
  ExecutionFigures,
  ExecutionStatus,
  ExecutionStep,
  ExecutionSummary,
  ExecutionSummaryQuery,
  ExecutionTrigger,
  ListExecutionsQuery,
  ListScenarioExecutionsQuery,
  mostBars,
  RunEndNotice,
} from './features/executions/schemas.js'
export { incompleteExecutionEndpoints } from './features/incomplete-executions/contract.js'
export { bundleStates } from './features/incomplete-executions/routes.js'
export {
  IncompleteExecution,
  IncompleteExecutionDetail,
  ListIncompleteExecutionsQuery,
  RetryIncompleteExecutionsInput,
} from './features/incomplete-executions/schemas.js'
export {
  capabilityNames,
  connectionKinds,
  connectionStatuses,
  dialects,
  plans,
} from './features/connections/routes.js'
export {
  ApiKey,
  Budget,
  Capabilities,
  Connection,
  ConnectionKind,
  ConnectionLabel,
  ConnectionStatus,
  ConnectionTest,
  ConnectOptions,
  CreateConnectionInput,
  Dialect,
  Organization,
  Plan,
  Session,
  StartOAuthInput,
  UpdateConnectionInput,
  Viewer,
  type CapabilityName,
} from './features/connections/schemas.js'
export { memberNamePattern, memberStatuses } from './features/members/routes.js'
export {
  findMemberObstacle,
  mayGrant,
  type MemberChange,
  type MemberObstacle,
  type RuledMember,
} from './features/members/rules.js'
export {
  InviteMemberInput,
  ListMembersQuery,
  Member,
  UpdateMemberInput,
} from './features/members/schemas.js'
export { webhookEndpoints } from './features/webhooks/contract.js'
export {
  QueuedRequest,
  WebhookLogQuery,
  WebhookQueueQuery,
  WebhookLogEntry,
  WebhookLogPage,
  WebhookQueuePage,
} from './features/webhooks/incoming.js'
export {
  webhookLogStatuses,
  webhookMethods,
  webhookSecurities,
  webhookTestMethods,
  webhookTypes,
} from './features/webhooks/routes.js'
export {
  CreateWebhookInput,
  ListWebhooksQuery,
  RevealedWebhook,
  TestWebhookInput,
  UpdateWebhookInput,
  Webhook,
  WebhookSecret,
  WebhookDetail,
  WebhookTest,
} from './features/webhooks/schemas.js'
export { auditSources } from './features/audit/routes.js'
export {
  AuditOutcome,
  AuditRecord,
  AuditSource,
  ListAuditRecordsQuery,
} from './features/audit/schemas.js'
export { eventTypes } from './features/events/routes.js'
export { InlaykitEvent, type InlaykitEventType } from './features/events/schemas.js'
