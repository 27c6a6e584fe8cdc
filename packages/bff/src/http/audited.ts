import { endpoints, Id, type Endpoint } from '@inlaykit/shared'
import { fineStatus, targetOf, type AuditAct } from '../audit/index.js'
import type { Exchange } from './exchange.js'
import type { Identified } from './identity.js'

/** The connection that a tenant's request means: the one that it names, else the default one; `null` when there is none. */
export type ConnectionNamed = (
  tenantId: string,
  connectionId: string | undefined,
) => Promise<string | null>

/** What a request is for the audit, before anything of its body is known. */
export function actOf(
  { name, params, connection, requestId }: Exchange,
  { viewer, by }: Identified,
): AuditAct {
  const endpoint: Endpoint = endpoints[name]
  const { tenantId, userId, role, operator } = viewer
  const named = Id.safeParse(connection)
  return {
    tenantId,
    actor: { source: by, userId, role, isOperator: operator !== undefined },
    action: name,
    target: targetOf(endpoint, params),
    connectionId: named.success ? named.data : null,
    fields: [],
    requestId,
    status: fineStatus(endpoint),
  }
}
