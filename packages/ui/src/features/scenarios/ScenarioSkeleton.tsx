import type { ReactNode } from 'react'
import { Skeleton } from '../../parts/Skeleton.js'
import { useScenarioListContext } from './list-context.js'
import type { ScenarioColumn } from './props.js'

const pieces: Readonly<Record<ScenarioColumn, ReactNode>> = {
  status: <Skeleton width="tiny" shape="pill" />,
  schedule: <Skeleton width="short" />,
  lastRun: <Skeleton width="short" />,
  nextRun: <Skeleton width="short" />,
  operations: <Skeleton width="tiny" />,
}

/** Rows that are on their way, as high and wide as they will be. */
export function ScenarioSkeleton(props: {
  columns: readonly ScenarioColumn[]
  rows: number
}): ReactNode {
  const { canCheck } = useScenarioListContext()
  return Array.from({ length: props.rows }, (_, row) => (
    <div
      className="ik-scenario-row"
      key={row}
      aria-hidden="true"
      data-ik-part="skeleton-row"
      data-checkable={canCheck || undefined}
    >
      {canCheck && <div className="ik-scenario-cell" data-column="select" />}
      <div className="ik-scenario-cell" data-column="name">
        <Skeleton width={row % 3 === 1 ? 'medium' : 'long'} />
        <span className="ik-scenario-detail">
          <Skeleton width={row % 2 === 0 ? 'medium' : 'short'} />
        </span>
      </div>
      {props.columns.map((column) => (
        <div className="ik-scenario-cell" key={column} data-column={column}>
          {pieces[column]}
        </div>
      ))}
      <div className="ik-scenario-cell" data-column="actions">
        <Skeleton width="short" shape="block" />
      </div>
    </div>
  ))
}
