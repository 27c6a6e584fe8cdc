export { createClient, type Client } from './client.js'
export {
  createRouteClient,
  type CallArguments,
  type CallInput,
  type CallOptions,
  type ClientOptions,
  type RouteClient,
  type RouteText,
} from './route-client.js'
export { ProblemError, type ClientProblemName } from './problem-error.js'
export { routes } from '../routes.js'
export {
  leastRoleFor,
  permissions,
  permissionsByRole,
  roleAllows,
  roles,
  type Permission,
  type Role,
} from '../contract/roles.js'
export type { ProblemName } from '../contract/problem-names.js'
export { problems } from '../contract/problems.js'
export { idPattern } from '../contract/patterns.js'
export { scenarioSorts, scenarioStatuses } from '../features/scenarios/routes.js'
export { executionStatuses, executionTriggers } from '../features/executions/routes.js'
export {
  apiKeyPattern,
  capabilityNames,
  connectionLabelPattern,
  connectionStatuses,
  dialects,
  plans,
} from '../features/connections/routes.js'
export { memberNamePattern, memberStatuses } from '../features/members/routes.js'
export {
  findMemberObstacle,
  mayGrant,
  type MemberChange,
  type MemberObstacle,
} from '../features/members/rules.js'
export { auditSources } from '../features/audit/routes.js'
export {
  webhookLogStatuses,
  webhookMethods,
  webhookSecurities,
  webhookTestMethods,
  webhookTypes,
} from '../features/webhooks/routes.js'
