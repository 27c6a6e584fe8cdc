import type { NewEvent } from '../events/log.js'
import type { MirroredConnection } from './mirrored-connection.js'

/** Beyond this many changes at once the whole list is told as changed, not each scenario. */
const tellSingly = 20

/** The events that tell of scenarios which have changed or are gone. */
export function describeChanges(
  { connectionId }: MirroredConnection,
  changed: readonly string[],
  removed: readonly string[],
): NewEvent[] {
  if (changed.length + removed.length > tellSingly)
    return [{ type: 'scenarios.changed', connectionId }]
  return [
    ...changed.map((scenarioId): NewEvent => ({
      type: 'scenario.changed',
      connectionId,
      scenarioId,
    })),
    ...removed.map((scenarioId): NewEvent => ({
      type: 'scenario.removed',
      connectionId,
      scenarioId,
    })),
  ]
}
