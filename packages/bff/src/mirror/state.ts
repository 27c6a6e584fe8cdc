import { eq } from 'drizzle-orm'
import { ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorState } from '../store/tables.js'

/** A part of a connection that is read on its own. */
export type MirrorPart =
  | 'scenarios'
  | 'folders'
  | 'members'
  | 'webhooks'
  | `executions:${string}`
  | `incomplete:${string}`

/** How far a part has been read. */
export interface PartState {
  readonly asOf: Date
  /** Continues a history into the past. */
  readonly next: string | null
  /** Nothing older is left upstream. */
  readonly complete: boolean
}

/** How far `part` has been read; `null`: never. */
export async function findPartState(
  scope: ConnectionScope,
  part: MirrorPart,
): Promise<PartState | null> {
  const [row] = await scope.db
    .select()
    .from(mirrorState)
    .where(ofConnection(scope, mirrorState, eq(mirrorState.part, part)))
  return row ? { asOf: row.asOf, next: row.next, complete: row.complete } : null
}

/** Notes how far `part` has been read. */
export async function putPartState(
  scope: ConnectionScope,
  part: MirrorPart,
  state: PartState,
): Promise<void> {
  const { tenantId, connectionId } = scope
  await scope.db
    .insert(mirrorState)
    .values({ tenantId, connectionId, part, ...state })
    .onConflictDoUpdate({
      target: [mirrorState.tenantId, mirrorState.connectionId, mirrorState.part],
      set: state,
    })
}
