import { defineEndpoints } from '../../contract/endpoint.js'
import { auditRoutes } from './routes.js'
import { AuditPage, ListAuditRecordsQuery } from './schemas.js'

/** The endpoints of the audit. */
export const auditEndpoints = defineEndpoints(auditRoutes, {
  listAuditRecords: {
    summary: "Who did what in the tenant's name, and how it ended, newest first",
    query: ListAuditRecordsQuery,
    response: AuditPage,
    problems: [],
  },
})
