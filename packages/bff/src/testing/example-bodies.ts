import type { EndpointName, Endpoints } from '@inlaykit/shared'

/** The endpoints that take a body. */
type WithBody = {
  [N in EndpointName]: Endpoints[N] extends { readonly body: unknown } ? N : never
}[EndpointName]

/** A blueprint that either dialect reads, since each looks at its own words alone. */
export const exampleBlueprint = {
  modules: [{ id: 1, app: 'http', action: 'ActionSendData', parameters: {} }],
  connections: [],
  flow: [{ id: 1, module: 'http:ActionSendData', version: 3, parameters: {}, mapper: {} }],
  metadata: {},
}

/** A body for each endpoint that takes one. One without an example is a type error, and fails the tests of `security/`. */
export const exampleBodies: Readonly<Record<WithBody, object>> = {
  createConnection: { apiKey: 'example-api-key', organizationId: 'example' },
  updateConnection: { label: 'Renamed' },
  startOAuth: {},
  inviteMember: { email: 'somebody@example.test', role: 'viewer' },
  updateMember: { role: 'viewer' },
  createWebhook: { name: 'Example' },
  updateWebhook: { name: 'Renamed' },
  testWebhook: { payload: { note: 'example' } },
  previewSchedule: { schedule: { kind: 'daily', time: '09:30' }, scenarioId: '1' },
  retryIncompleteExecutions: { scenarioId: '1', all: true },
  createScenario: { name: 'Example', blueprint: exampleBlueprint },
  createFolder: { name: 'Example' },
  updateFolder: { name: 'Example' },
  duplicateScenario: { name: 'A copy' },
  updateScenario: { description: 'Changed' },
  runScenario: { input: { note: 'example' } },
  notifyRunEnd: { executionId: 'example' },
}

/** A query for each endpoint that can't do without one. */
export const exampleQueries: Readonly<Partial<Record<EndpointName, string>>> = {
  beginOAuth: `?ticket=${'t'.repeat(43)}`,
}
