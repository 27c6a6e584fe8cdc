/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare table elements, and rows are placed by the virtualizer. */
import type { Scenario } from '@inlaykit/shared'
import { forwardRef, memo } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { useScenarioListContext } from './list-context.js'
import { LastRunCell, NameCell, NextRunCell, OperationsCell, ScheduleCell } from './cells.js'
import { CheckRow } from './CheckCell.js'
import { RowActions } from './RowActions.js'
import { StatusCell } from './StatusCell.js'
import type { ScenarioColumn } from './props.js'

const cells: Readonly<Record<ScenarioColumn, typeof ScheduleCell>> = {
  status: StatusCell,
  schedule: ScheduleCell,
  lastRun: LastRunCell,
  nextRun: NextRunCell,
  operations: OperationsCell,
}

/** What {@link ScenarioRow} takes. */
export interface ScenarioRowProps {
  scenario: Scenario
  /** Its place in the list, from 0. */
  index: number
  /** How far from the beginning of the list it is put, in CSS pixels; absent: where it falls. */
  start?: number | undefined
}

/** One scenario. Where it stands changes more often than what it says: its cells are of their own. */
export const ScenarioRow = memo(
  forwardRef<HTMLDivElement, ScenarioRowProps>(function ScenarioRow(props, ref) {
    const { scenario, index, start } = props
    const { canCheck, checked, select, selectedId } = useScenarioListContext()
    const isChecked = canCheck && checked.ids.has(scenario.id)

    /** Anywhere on the row is the name's button too, for the mouse alone. */
    function press(event: MouseEvent<HTMLDivElement>): void {
      const isOwn =
        (event.target as Element).closest(
          'button, a, [data-column="select"], [popover], dialog',
        ) === null
      const isMarking = window.getSelection()?.isCollapsed === false
      if (isOwn && !isMarking) select?.(scenario)
    }

    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- The name's button is for the keyboard.
      <div
        ref={ref}
        role="row"
        className="ik-scenario-row"
        style={start === undefined ? undefined : { transform: `translateY(${start}px)` }}
        // The head is the first row.
        aria-rowindex={index + 2}
        data-ik-part="row"
        data-index={index}
        data-status={scenario.status}
        data-run={scenario.lastRunStatus ?? undefined}
        data-selected={selectedId === scenario.id || undefined}
        data-checkable={canCheck || undefined}
        data-checked={isChecked || undefined}
        data-selectable={select !== undefined || undefined}
        onClick={select && press}
      >
        <RowCells scenario={scenario} />
      </div>
    )
  }),
)

const RowCells = memo(function RowCells({ scenario }: { scenario: Scenario }): ReactNode {
  const { canCheck, columns } = useScenarioListContext()
  return (
    <>
      {canCheck && <CheckRow scenario={scenario} />}
      <NameCell scenario={scenario} />
      {columns.map((column) => {
        const Content = cells[column]
        return <Content key={column} scenario={scenario} />
      })}
      <RowActions scenario={scenario} />
    </>
  )
})
