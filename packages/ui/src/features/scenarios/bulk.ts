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

/** So many requests are under way at once: Make counts them, and others wait for theirs. */
const atOnce = 3

/**
 * Works through a list, a few at a time, and goes on after those that failed.
 * @param work resolves for each; it must not reject
 * @param isCancelled is asked before each is begun
 * @returns the results in the order of the list; `undefined` for those that were not begun
 */
export async function workThrough<T, R>(
  list: readonly T[],
  work: (item: T) => Promise<R>,
  isCancelled: () => boolean,
): Promise<(R | undefined)[]> {
  const results = list.map((): R | undefined => undefined)
  let next = 0
  async function take(): Promise<void> {
    while (next < list.length && !isCancelled()) {
      const at = next
      next += 1
      const item = list[at]
      if (item !== undefined) results[at] = await work(item)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, take))
  return results
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
