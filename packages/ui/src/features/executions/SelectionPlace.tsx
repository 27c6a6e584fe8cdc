import type { Execution } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { late, useLate } from '../../parts/late.js'
import type { RunSelectionProps } from './RunSelection.js'

const lateSelection = late(() => import('./RunSelection.js'))

/** The head of a list whose runs can be selected; until it has arrived, its place. */
export function SelectionPlace(props: RunSelectionProps): ReactNode {
  const arrived = useLate(lateSelection)
  return (
    <div className="ik-run-selection" data-ik-part="selection">
      {arrived && <arrived.RunSelection {...props} />}
    </div>
  )
}

/** The box of a run; until it has arrived, its place. */
export function CheckPlace({ execution }: { execution: Execution }): ReactNode {
  const arrived = useLate(lateSelection)
  return (
    <span className="ik-run-check">{arrived && <arrived.RunCheck execution={execution} />}</span>
  )
}
