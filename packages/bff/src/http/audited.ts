import { endpoints, Id, type Endpoint } from '@inlaykit/shared'
import { fineStatus, targetOf, type AuditAct } from '../audit/index.js'
import type { Exchange } from './exchange.js'
import type { Identified } from './identity.js'

/** The connection that a tenant's request means: the one that it names, else the default one; `null` when there is none. */
export type ConnectionNamed = (
  tenantId: string,
  connectionId: string | undefined,
) => Promise<string | null>

/** From where they come whose person `identify` names: pages of the host, or our own command. */
export type HostSource = 'host' | 'command'

/** What a request is for the audit, before anything of its body is known. */
export function actOf(
  { name, params, connection, requestId }: Exchange,
  { viewer, by }: Identified,
  hostSource: HostSource,
): AuditAct {
  const endpoint: Endpoint = endpoints[name]
  const { tenantId, userId, role, operator } = viewer
  const named = Id.safeParse(connection)
  return {
    tenantId,
    actor: {
      source: by === 'host' ? hostSource : by,
      userId,
      role,
      isOperator: operator !== undefined,
    },
    action: name,
    target: targetOf(endpoint, params),
    connectionId: named.success ? named.data : null,
    fields: [],
    requestId,
    status: fineStatus(endpoint),
  }
}
