import { executionStatuses } from '@inlaykit/shared/client'
import { eventTypes } from '@inlaykit/shared/events'
import type { InlaykitEvent } from '@inlaykit/shared'

const types: readonly unknown[] = eventTypes
const statuses: readonly unknown[] = executionStatuses

/** Reads one event from the data of a message; `undefined` for what this version of the kit does not know. */
export function parseEvent(data: string): InlaykitEvent | undefined {
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const fields = value as Record<string, unknown>
  if (!types.includes(fields['type'])) return undefined
  const text = (key: string): string | null =>
    typeof fields[key] === 'string' ? fields[key] : null
  return {
    id: text('id') ?? '',
    type: fields['type'] as InlaykitEvent['type'],
    at: text('at') ?? new Date().toISOString(),
    connectionId: text('connectionId'),
    scenarioId: text('scenarioId'),
    executionId: text('executionId'),
    status: statuses.includes(fields['status'])
      ? (fields['status'] as InlaykitEvent['status'])
      : null,
  }
}
