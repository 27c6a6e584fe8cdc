// What every program of changes brings along: no page needs it before the first of them.
import { ProblemError } from '@inlaykit/shared/client'
import type { Kit } from './context.js'
import type { Change, Ids } from './useChange.js'

export { keyOf } from './idempotency.js'

/** How a change ended. */
export interface ChangeEnd<Data, Variables> {
  readonly data: Data | undefined
  readonly error: Error | null
  readonly variables: Variables
}

/** Brings the cache up to date after a change, or takes back what was shown of it, and tells the host. */
export function settle<Data, Variables>(
  kit: Kit,
  action: string,
  change: Change<Data, Variables>,
  { data, error, variables }: ChangeEnd<Data, Variables>,
): void {
  if (error === null) {
    // Where there is no error, there is an answer, if only an empty one.
    change.onSuccess?.(kit, data as Data, variables)
    if (change.isBeginning) return
  } else {
    change.onError?.(kit, variables)
    // Somebody was shown what is so no longer: it is read again, for them to see what stands against it.
    if (isOutdated(error)) void kit.queryClient.invalidateQueries({ queryKey: kit.scope })
  }
  const { scenarioId, connectionId, memberId, webhookId } = variables as Ids
  kit.emit({
    type: 'action',
    action: change.actionOf?.(variables) ?? action,
    outcome: error === null ? 'done' : 'failed',
    scenarioId,
    connectionId,
    memberId,
    webhookId,
    ...change.ids?.(data, variables),
  })
}

function isOutdated(error: Error): boolean {
  return error instanceof ProblemError && /^(conflict|not-found)$/.test(error.problem)
}
