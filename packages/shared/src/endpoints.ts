import { auditEndpoints } from './features/audit/contract.js'
import { connectionEndpoints } from './features/connections/contract.js'
import { eventEndpoints } from './features/events/contract.js'
import { executionEndpoints } from './features/executions/contract.js'
import { incompleteExecutionEndpoints } from './features/incomplete-executions/contract.js'
import { memberEndpoints } from './features/members/contract.js'
import { scenarioEndpoints } from './features/scenarios/contract.js'
import { systemEndpoints } from './features/system/contract.js'
import { webhookEndpoints } from './features/webhooks/contract.js'

/** Every endpoint of the BFF by name: from this table come routes, OpenAPI, client types and generated tests. */
export const endpoints = {
  ...systemEndpoints,
  ...connectionEndpoints,
  ...eventEndpoints,
  ...scenarioEndpoints,
  ...executionEndpoints,
  ...incompleteExecutionEndpoints,
  ...memberEndpoints,
  ...webhookEndpoints,
  ...auditEndpoints,
} as const

/** The type of {@link endpoints}. */
export type Endpoints = typeof endpoints
/** The name of an endpoint. */
export type EndpointName = keyof Endpoints
