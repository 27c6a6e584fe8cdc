import type { RouteTable } from '../../contract/endpoint.js'

/** The viewer's session and, with later work, the tenant's connections to Make. */
export const connectionRoutes = {
  getSession: { method: 'GET', path: '/session', permission: 'any', usesConnection: true },
} as const satisfies RouteTable

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
  'folderNames',
  'runWithInput',
  'scenarioInputs',
  'stopExecution',
  'executionTrigger',
  'executionSteps',
  'executionOutputs',
  'executionCredits',
  'executionTransfer',
  'incompleteCount',
] as const
