import type { Capabilities, Execution, ExecutionDetail } from '@inlaykit/shared'
import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import type { Checked } from '../../parts/useChecked.js'
import type { RetryAction } from './useRetryAction.js'

/** Parts of the timeline that a host can put in or replace. */
export interface ExecutionTimelineSlots {
  /** After the filters. */
  readonly toolbarEnd?: ReactNode
  /** In place of what is shown when there is no run at all. */
  readonly empty?: ReactNode
  /** In place of what is shown when the tenant is not connected to Make. */
  readonly notConnected?: ReactNode
  /** At the end of a run's line, before its Stop button. */
  readonly rowEnd?: (execution: Execution) => ReactNode
  /** In place of what an open run shows; `content` is what the kit would show. */
  readonly detail?: (execution: ExecutionDetail, content: ReactNode) => ReactNode
}

/** What the parts of a timeline share. */
export interface TimelineTools {
  /** Whether runs of several scenarios are shown, so that each line names its own. */
  readonly namesScenarios: boolean
  readonly capabilities: Capabilities | null | undefined
  readonly selectedId: string | null
  readonly select: (execution: Execution | null) => void
  /** Whether a run was opened just now, so that what it shows is to be brought into view; asked again it is not. */
  readonly takeOpened: (executionId: string) => boolean
  /** Asks whether to stop a run. */
  readonly askToStop: (execution: Execution) => void
  /** Why runs can't be stopped. */
  readonly stopReason: string | undefined
  readonly isStopping: (executionId: string) => boolean
  readonly again: RetryAction
  /** The runs that are selected to be run again. */
  readonly checked: Checked
  /** Whether runs have boxes to select them by. */
  readonly canCheck: boolean
  readonly slots: ExecutionTimelineSlots
}

/** Carries the {@link TimelineTools}. */
export const TimelineContext = createContext<TimelineTools | null>(null)

/**
 * What the parts of a timeline share.
 * @throws {Error} outside a timeline
 */
export function useTimelineTools(): TimelineTools {
  const tools = useContext(TimelineContext)
  if (tools === null) throw new Error('Inlaykit: parts of the timeline need the timeline above.')
  return tools
}
