// What is shown: the tenant of the stories, as large as asked.
import { createStoryBackend } from '../../packages/ui/src/testing/backend.ts'

/** A backend for session and events, and so many scenarios. */
export function makeScenarios(count) {
  const backend = createStoryBackend({ scenarios: count, executions: Math.min(count, 5000) })
  return { backend, rows: [...backend.world.scenarios.values()] }
}

/** A backend for session and events, and so many runs, the newest first. */
export function makeRuns(count) {
  const backend = createStoryBackend({ scenarios: 40, executions: count })
  const rows = [...backend.world.executions.values()]
  return { backend, rows: rows.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1)) }
}
