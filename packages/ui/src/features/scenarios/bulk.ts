import type { Scenario } from '@inlaykit/shared'
import type { ScenarioBulkActionName } from './props.js'

/** Something that is done with several scenarios. */
export interface BulkTask {
  readonly action: ScenarioBulkActionName
  readonly scenarios: readonly Scenario[]
  /** Where each goes, for `move`. */
  readonly folderOf?: (scenario: Scenario) => string | null
}

/**
 * How it came out with one. `unchanged`: it was so already. `vetoed`: the host did not want it. `waiting`: it was not begun,
 * since the person stopped it all.
 */
export interface BulkResult {
  /** As it was before. */
  readonly scenario: Scenario
  readonly state: 'done' | 'unchanged' | 'failed' | 'vetoed' | 'waiting'
  /** Why it failed, in words. */
  readonly reason?: string | undefined
}

/** Whether a scenario is already as an action would have it. */
export function isAlready(task: BulkTask, scenario: Scenario): boolean {
  switch (task.action) {
    case 'activate':
      return scenario.status === 'active'
    case 'deactivate':
      return scenario.status === 'inactive'
    case 'move':
      return (scenario.folderId ?? null) === task.folderOf?.(scenario)
    default:
      return false
  }
}

/** What takes back what was done; `undefined` where it can't be. */
export function undoOf(task: BulkTask, results: readonly BulkResult[]): BulkTask | undefined {
  const done = results.filter(({ state }) => state === 'done').map(({ scenario }) => scenario)
  if (done.length === 0) return undefined
  if (task.action === 'move') {
    const before = new Map(done.map(({ id, folderId }) => [id, folderId ?? null]))
    // What is taken back stands where the task put it, not where it was when it was selected.
    const moved = done.map((scenario) => ({
      ...scenario,
      folderId: task.folderOf?.(scenario) ?? null,
    }))
    return { action: 'move', scenarios: moved, folderOf: ({ id }) => before.get(id) ?? null }
  }
  if (task.action === 'activate') {
    // One that Make had paused can't be paused again.
    const scenarios = done
      .filter(({ status }) => status === 'inactive')
      .map((scenario) => withStatus(scenario, 'active'))
    return scenarios.length > 0 ? { action: 'deactivate', scenarios } : undefined
  }
  if (task.action === 'deactivate') {
    const scenarios = done.map((scenario) => withStatus(scenario, 'inactive'))
    return { action: 'activate', scenarios }
  }
  return undefined
}

function withStatus(scenario: Scenario, status: Scenario['status']): Scenario {
  return { ...scenario, status }
}
