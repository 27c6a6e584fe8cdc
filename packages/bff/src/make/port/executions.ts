import type { Execution, ExecutionDetail, ExecutionStatus } from '@inlaykit/shared'
import type { MakeCall } from './call.js'
import type { MakePage } from './scenarios.js'

/**
 * A run as the upstream tells it. `id` is the id above the dialects: unique in the connection, and enough to find the run
 * again (the live dialect's carries the scenario's id).
 */
export type MakeExecution = Omit<Execution, 'scenarioName' | 'scenarioId' | 'retryable'> & {
  scenarioId: string
}

/** One run, whole, as the upstream tells it; `scenarioId` is `null` where the dialect needs none and tells none. */
export type MakeExecutionDetail = Omit<
  ExecutionDetail,
  'scenarioName' | 'scenarioId' | 'retryable'
> & {
  scenarioId: string | null
}

/** The runs of a connection's scenarios. */
export interface MakeExecutions {
  /** The runs of one scenario, newest first, with those that still run; `next` of the page before continues it. */
  list(
    scenarioId: string,
    page: {
      next: string | null
      from?: string | undefined
      to?: string | undefined
      status?: ExecutionStatus | undefined
    },
    call: MakeCall,
  ): Promise<MakePage<MakeExecution>>
  /** One run by its id above the dialects. */
  get(executionId: string, call: MakeCall): Promise<MakeExecutionDetail>
  /** The scenario that the id itself names; `null` where ids don't carry it. Reaches no upstream. */
  scenarioOf(executionId: string): string | null
  /**
   * The id above the dialects of a run that the upstream calls by its own; `null`: the upstream calls nobody when a run ends.
   * Reaches no upstream.
   */
  readonly toldId: ((scenarioId: string, upstreamId: string) => string) | null
  /** Stops a run that still runs. */
  stop(executionId: string, call: MakeCall): Promise<void>
  /**
   * Runs once more, with the same input, what has ended. Never sent twice. `null`: the upstream keeps no inputs, so that
   * another run with the one that we know takes its place.
   */
  readonly retry: ((executionId: string, call: MakeCall) => Promise<void>) | null
}
