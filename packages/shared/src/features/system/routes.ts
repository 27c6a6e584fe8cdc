import type { RouteTable } from '../../contract/endpoint.js'

/** What programs ask: is it alive, is it ready, what does it offer. */
export const systemRoutes = {
  getHealth: { method: 'GET', path: '/healthz', permission: 'none' },
  getReadiness: { method: 'GET', path: '/readyz', permission: 'none' },
  getOpenApi: { method: 'GET', path: '/openapi.json', permission: 'none' },
} as const satisfies RouteTable
