import type { EndpointName } from '@inlaykit/shared'

/** A body that each endpoint takes which needs one. */
export const exampleBodies: Readonly<Partial<Record<EndpointName, unknown>>> = {
  createConnection: { apiKey: 'example-api-key', organizationId: 'example' },
  updateConnection: { label: 'Renamed' },
  startOAuth: {},
}
