import type { RouteTable } from '../../contract/endpoint.js'

/** The stream of changes. */
export const eventRoutes = {
  streamEvents: { method: 'GET', path: '/events', permission: 'any' },
} as const satisfies RouteTable

/**
 * What the stream tells. Events hold ids, not rows: who is told reads what is on screen again.
 *
 * - `scenario.changed`, `scenario.removed`: one scenario
 * - `scenarios.changed`: many at once, or which ones is not known
 * - `execution.changed`: a run started, went on or ended
 * - `incomplete-execution.changed`: what runs of a scenario left
 * - `member.changed`: members of a connection's organisation
 * - `webhook.changed`: one or more webhooks of a connection
 * - `connection.changed`: the state of a connection
 * - `reset`: what happened since the last event is no longer known; read everything on screen again
 */
export const eventTypes = [
  'scenario.changed',
  'scenario.removed',
  'scenarios.changed',
  'execution.changed',
  'incomplete-execution.changed',
  'member.changed',
  'webhook.changed',
  'connection.changed',
  'reset',
] as const
