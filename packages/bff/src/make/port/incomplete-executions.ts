import type { IncompleteExecution } from '@inlaykit/shared'
import type { MakeCall } from './call.js'

/** What a run left, as the upstream tells it; its id names the scenario too. */
export type MakeIncompleteExecution = Omit<IncompleteExecution, 'scenarioName'>

/** Which of a scenario's are meant: those named, or all but some. */
export type WhichIncompleteExecutions =
  | { readonly ids: readonly string[] }
  | { readonly all: true; readonly exceptIds?: readonly string[] | undefined }

/** What the runs of a connection's scenarios left; only where `capabilities.incompleteExecutions`. */
export interface MakeIncompleteExecutions {
  /** All that runs of the scenario left. */
  list(scenarioId: string, call: MakeCall): Promise<readonly MakeIncompleteExecution[]>
  /** One, as it is now. */
  get(id: string, call: MakeCall): Promise<MakeIncompleteExecution>
  /** The data that the run left: of end users, so it is not to be kept. `null`: more than `mostBytes` of JSON. */
  bundle(id: string, mostBytes: number, call: MakeCall): Promise<Record<string, unknown> | null>
  /** The scenario that the id itself names; `null` for an id of none. Reaches no upstream. */
  scenarioOf(id: string): string | null
  /** Tries it again. Never sent twice. */
  retry(id: string, call: MakeCall): Promise<void>
  /** Tries several again. Never sent twice. */
  retryMany(scenarioId: string, which: WhichIncompleteExecutions, call: MakeCall): Promise<void>
  /** Deletes it. */
  resolve(id: string, call: MakeCall): Promise<void>
}
