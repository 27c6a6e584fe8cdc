import { endpoints, type Endpoint, type EndpointName } from '@inlaykit/shared'
import type { AuditAct } from './audit.js'
import { targetOf } from './policy.js'

/** The status of an endpoint's fine answer. */
export function fineStatus({ status, response }: Endpoint): number {
  return status ?? (response === null ? 204 : 200)
}

/**
 * What the host's own server code, or our command, does, which asks no viewer, as the endpoint that does the same.
 * @param given what it is about, if it is there already, and what it is given
 */
export function serverAct(
  action: EndpointName,
  tenantId: string,
  given: {
    readonly id?: string
    readonly input?: object
    readonly source: 'server' | 'command'
  },
): AuditAct {
  const { id = null, input = {}, source } = given
  const endpoint = endpoints[action]
  return {
    tenantId,
    actor: { source, userId: null, role: null, isOperator: false },
    action,
    target: { kind: targetOf(endpoint, {}).kind, id },
    connectionId: null,
    fields: Object.keys(input).filter((name) => name !== 'tenantId'),
    requestId: null,
    status: fineStatus(endpoint),
  }
}

/**
 * Somebody comes back from Make. The browser alone says who it is, by the way that they began.
 * @param begun `connectionId`: the one that is connected anew
 */
export function oauthAct(
  begun: {
    readonly tenantId: string
    readonly userId: string
    readonly connectionId: string | null
  },
  requestId: string,
): AuditAct {
  const { tenantId, userId, connectionId } = begun
  return {
    tenantId,
    actor: { source: 'host', userId, role: null, isOperator: false },
    action: 'completeOAuth',
    target: { kind: 'connection', id: connectionId },
    connectionId: null,
    fields: [],
    requestId,
    status: 303,
  }
}
