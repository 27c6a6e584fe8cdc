import type { RouteTable } from '../../contract/endpoint.js'

/** The viewer's session, the tenant's connections to Make, and the way to one by OAuth 2.0. */
export const connectionRoutes = {
  getSession: { method: 'GET', path: '/session', permission: 'any', usesConnection: true },
  listConnections: { method: 'GET', path: '/connections', permission: 'connections:read' },
  createConnection: { method: 'POST', path: '/connections', permission: 'connections:write' },
  getConnection: {
    method: 'GET',
    path: '/connections/:connectionId',
    permission: 'connections:read',
  },
  updateConnection: {
    method: 'PATCH',
    path: '/connections/:connectionId',
    permission: 'connections:write',
  },
  deleteConnection: {
    method: 'DELETE',
    path: '/connections/:connectionId',
    permission: 'connections:write',
  },
  testConnection: {
    method: 'POST',
    path: '/connections/:connectionId/test',
    permission: 'connections:write',
  },
  listConnectionOrganizations: {
    method: 'GET',
    path: '/connections/:connectionId/organizations',
    permission: 'connections:read',
  },
  startOAuth: { method: 'POST', path: '/oauth/start', permission: 'connections:write' },
  beginOAuth: { method: 'GET', path: '/oauth/begin', permission: 'none', redirects: true },
  completeOAuth: { method: 'GET', path: '/oauth/callback', permission: 'none', redirects: true },
} as const satisfies RouteTable

/** How a tenant may prove itself to Make. */
export const connectionKinds = ['api-key', 'oauth'] as const

/** How an upstream speaks: as the source guide describes it, or as make.com does today. */
export const dialects = ['guide', 'live'] as const

/** How a connection stands. `incomplete`: which organisation or team is meant must still be chosen. */
export const connectionStatuses = [
  'ok',
  'incomplete',
  'reconnect-required',
  'unreachable',
  'untested',
] as const

/** The upstream's plans, which set its rate limits. */
export const plans = ['free', 'core', 'pro', 'teams', 'enterprise'] as const

/** What a dialect may be able to do; whatever is false is hidden by the kit and answered as `unsupported` by the BFF. */
export const capabilityNames = [
  'organizations',
  'folderNames',
  'folderChanges',
  'runWithInput',
  'scenarioInputs',
  'scenarioCreate',
  'scenarioDuplicate',
  'scenarioFolder',
  'scenarioPriority',
  'scenarioVersions',
  'scenarioUsage',
  'scheduleCron',
  'scheduleKinds',
  'stopExecution',
  'retryExecution',
  'executionTrigger',
  'executionSteps',
  'executionOutputs',
  'executionCredits',
  'executionTransfer',
  'incompleteCount',
  'incompleteExecutions',
  'memberRemoval',
  'invitationResend',
  'invitationNote',
  'webhooks',
  'webhookRename',
  'webhookSettings',
  'webhookSwitch',
  'webhookLearning',
  'webhookQueue',
  'webhookQueueItems',
  'webhookLog',
  'webhookMethod',
  'webhookSecurity',
  'webhookScenario',
] as const

/** An API key as Make shows it: 8 to 500 printable characters without spaces. */
export const apiKeyPattern = /^[\x21-\x7e]{8,500}$/

/** What people call a connection: 1 to 200 characters, none of them a control character. */
export const connectionLabelPattern = /^\P{Cc}{1,200}$/u
