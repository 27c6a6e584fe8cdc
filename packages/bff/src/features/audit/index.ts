import { auditedActions, listAuditRecords } from '../../audit/index.js'
import type { Clock } from '../../core/clock.js'
import { invalidInput } from '../../core/errors.js'
import type { Handlers } from '../../core/handler.js'
import type { Database } from '../../store/database.js'

/** The endpoints of the audit. */
export function auditHandlers({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): Handlers<'listAuditRecords'> {
  return {
    listAuditRecords: async ({ viewer, query }) => {
      const { action } = query
      if (action !== undefined && !auditedActions.has(action)) {
        const message = `must be one of ${[...auditedActions].join(', ')}`
        throw invalidInput([{ path: 'query.action', message }])
      }
      const asOf = new Date(clock.now()).toISOString()
      const page = await listAuditRecords({ db: database.db, tenantId: viewer.tenantId }, query)
      return { ...page, asOf }
    },
  }
}
