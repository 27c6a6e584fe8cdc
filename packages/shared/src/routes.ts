import { auditRoutes } from './features/audit/routes.js'
import { connectionRoutes } from './features/connections/routes.js'
import { eventRoutes } from './features/events/routes.js'
import { executionRoutes } from './features/executions/routes.js'
import { incompleteExecutionRoutes } from './features/incomplete-executions/routes.js'
import { memberRoutes } from './features/members/routes.js'
import { scenarioRoutes } from './features/scenarios/routes.js'
import { systemRoutes } from './features/system/routes.js'
import { webhookRoutes } from './features/webhooks/routes.js'

/** Every route of the BFF by name: constants alone, so a browser can carry them. */
export const routes = {
  ...systemRoutes,
  ...connectionRoutes,
  ...eventRoutes,
  ...scenarioRoutes,
  ...executionRoutes,
  ...incompleteExecutionRoutes,
  ...memberRoutes,
  ...webhookRoutes,
  ...auditRoutes,
} as const
