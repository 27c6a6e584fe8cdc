import { notFound } from '../../core/errors.js'

/**
 * Make finds a run by its scenario and its own id, so the id above the dialects holds both: `SCENARIO~EXECUTION`. Ids of
 * scenarios are numbers, so the first `~` parts them.
 */
export function toExecutionId(scenarioId: string, executionId: string): string {
  return `${scenarioId}~${executionId}`
}

/** The two parts of an id, or `null` when it isn't one of ours. */
export function findParts(id: string): { scenarioId: string; executionId: string } | null {
  const match = /^([^~]+)~(.+)$/.exec(id)
  return match?.[1] && match[2] ? { scenarioId: match[1], executionId: match[2] } : null
}

/** @throws `not-found` for an id that isn't one of ours */
export function getParts(id: string): { scenarioId: string; executionId: string } {
  const parts = findParts(id)
  if (!parts) throw notFound('execution')
  return parts
}
