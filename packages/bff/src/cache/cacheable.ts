import { endpoints, type EndpointName, type Endpoints } from '@inlaykit/shared'

/** The endpoints that only read, for a viewer. */
type ReadName = {
  [N in EndpointName]: Endpoints[N] extends { readonly method: 'GET' }
    ? Endpoints[N]['permission'] extends 'none'
      ? never
      : N
    : never
}[EndpointName]

/**
 * Which answers are kept: those that follow from the tenant, the connection, the role and the question alone, and whose
 * data may be some seconds old. A read without a line here is a type error.
 */
const kept = {
  listScenarios: true,
  getScenario: true,
  /** May hold what its author typed into it: it is kept nowhere. */
  getScenarioBlueprint: false,
  listFolders: true,
  /** Is looked at rarely, and not in every dialect. */
  listScenarioVersions: false,
  /** See `listScenarioVersions`. */
  getScenarioUsage: false,
  listScenarioExecutions: true,
  listExecutions: true,
  listExecutionBars: true,
  summarizeExecutions: true,
  listWebhooks: true,
  getWebhook: true,
  /** Changes with each request from outside. */
  getWebhookQueue: false,
  /** See `getWebhookQueue`. */
  getWebhookLog: false,
  /** A run under way is read anew for whoever asks, so that its steps are seen as they come. */
  getExecution: false,
  /** Is looked at rarely, and not in every dialect. */
  listIncompleteExecutions: false,
  /** Holds data of end users, which is kept nowhere. */
  getIncompleteExecution: false,
  /** Tells which of them the viewer is. */
  listMembers: false,
  /** Tells of the person themself. */
  getSession: false,
  /** Whoever manages connections looks rarely, and wants to see how they stand now. */
  listConnections: false,
  /** See `listConnections`. */
  getConnection: false,
  /** Asked once, while a connection is set up. */
  listConnectionOrganizations: false,
  /** Grows with every act, of all instances. */
  listAuditRecords: false,
  /** Is a stream. */
  streamEvents: false,
} as const satisfies Record<ReadName, boolean>

/** The endpoints whose answers are kept. */
export type CacheableName = {
  [N in ReadName]: (typeof kept)[N] extends true ? N : never
}[ReadName]

/** Whether an endpoint's answers are kept. */
export function isCacheable(name: EndpointName): name is CacheableName {
  return Object.hasOwn(kept, name) && kept[name as ReadName]
}

/** The endpoints whose answers are kept, as a list. */
export const cacheableNames = (Object.keys(endpoints) as EndpointName[]).filter(isCacheable)
