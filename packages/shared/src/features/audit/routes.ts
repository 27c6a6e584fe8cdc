import type { RouteTable } from '../../contract/endpoint.js'

/** The audit: who did what. */
export const auditRoutes = {
  listAuditRecords: { method: 'GET', path: '/audit', permission: 'audit:read' },
} as const satisfies RouteTable

/** From where an act came: the host's own session, a viewer token, the command line, or the host's server code. */
export const auditSources = ['host', 'token', 'command', 'server'] as const
