import type { MakeApi } from '../make/port/make-api.js'
import type { MirrorTarget } from '../store/scope.js'

/** A connection as the mirror needs it. */
export interface MirroredConnection {
  readonly tenantId: string
  readonly connectionId: string
  readonly target: MirrorTarget
  readonly api: MakeApi
}

/** Names something of a connection, as long as it means the same organisation and team. */
export function keyOf(
  { tenantId, connectionId, target }: MirroredConnection,
  what: string,
): string {
  return JSON.stringify([tenantId, connectionId, target.organizationId, target.teamId]) + what
}
