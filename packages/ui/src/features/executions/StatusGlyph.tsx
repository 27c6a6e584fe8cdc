import type { ExecutionStatus } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { barPath, laneHeight } from './bar-shape.js'

/** The shape that a status has in the chart, as its legend. Decorative. */
export function StatusGlyph({ status }: { status: ExecutionStatus }): ReactNode {
  return (
    <svg
      className="ik-timeline-glyph"
      viewBox={`0 0 6 ${laneHeight}`}
      width="6"
      height={laneHeight}
      aria-hidden="true"
      focusable="false"
    >
      <path
        className="ik-timeline-mark"
        data-status={status}
        d={barPath(status, 0, 6, laneHeight)}
      />
    </svg>
  )
}
