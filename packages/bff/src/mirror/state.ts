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

/** What is still to be read between the newest of a history and what was known before; a reading of it was broken off. */
export interface HistoryGap {
  /** Continues that reading into the past. */
  readonly next: string
  /** When it was begun: all that is newer has been read as of then. */
  readonly asOf: Date
}

/** How far a part has been read. */
export interface PartState {
  readonly asOf: Date
  /** Continues a history into the past. */
  readonly next: string | null
  /** Nothing older is left upstream. */
  readonly complete: boolean
  /** Of histories alone. */
  readonly gap?: HistoryGap | null
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
  if (!row) return null
  const { asOf, next, complete, gapNext, gapAsOf } = row
  const gap = gapNext !== null && gapAsOf !== null ? { next: gapNext, asOf: gapAsOf } : null
  return { asOf, next, complete, gap }
}

/** Notes how far `part` has been read. */
export async function putPartState(
  scope: ConnectionScope,
  part: MirrorPart,
  state: PartState,
): Promise<void> {
  const { tenantId, connectionId } = scope
  const { gap, ...read } = state
  const values = { ...read, gapNext: gap?.next ?? null, gapAsOf: gap?.asOf ?? null }
  await scope.db
    .insert(mirrorState)
    .values({ tenantId, connectionId, part, ...values })
    .onConflictDoUpdate({
      target: [mirrorState.tenantId, mirrorState.connectionId, mirrorState.part],
      set: values,
    })
}

/** Notes how far the newest of a history has been read. */
export async function putReading(
  scope: ConnectionScope,
  part: MirrorPart,
  { asOf, gap }: { readonly asOf: Date; readonly gap: HistoryGap | null },
): Promise<void> {
  await scope.db
    .update(mirrorState)
    .set({ asOf, gapNext: gap?.next ?? null, gapAsOf: gap?.asOf ?? null })
    .where(ofConnection(scope, mirrorState, eq(mirrorState.part, part)))
}

/** Notes how far the past of a history has been read. */
export async function putPast(
  scope: ConnectionScope,
  part: MirrorPart,
  past: { readonly next: string | null; readonly complete: boolean },
): Promise<void> {
  await scope.db
    .update(mirrorState)
    .set(past)
    .where(ofConnection(scope, mirrorState, eq(mirrorState.part, part)))
}
