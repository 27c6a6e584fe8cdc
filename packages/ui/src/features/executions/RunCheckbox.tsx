import type { ReactNode } from 'react'
import { RowCheckbox } from '../../parts/RowCheckbox.js'
import { Tooltip, useTooltipAnchor } from '../../parts/Tooltip.js'

/** A box that selects: its whole cell is pressed, not the small box alone. */
export function RunCheckbox(props: {
  label: string
  isChecked: boolean
  /** Some of what it stands for are selected. */
  isSome?: boolean
  /** Why it can't be ticked. It then stays reachable, says so, and does nothing. */
  disabledReason?: string | undefined
  /** The id of the run that it selects. */
  runId?: string
  /** `isRange`: with all between it and the one before. */
  onChange: (isRange: boolean) => void
}): ReactNode {
  const { label, isChecked, isSome, disabledReason, runId, onChange } = props
  const { anchor, id } = useTooltipAnchor<HTMLInputElement>()
  const isPossible = disabledReason === undefined
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/label-has-associated-control -- The box is within. */}
      <label className="ik-row-check">
        <RowCheckbox
          ref={anchor}
          label={label}
          isChecked={isChecked}
          isSome={isSome}
          aria-disabled={!isPossible || undefined}
          aria-describedby={isPossible ? undefined : id}
          data-ik-check={runId}
          onClick={(event) => {
            if (!isPossible) event.preventDefault()
          }}
          // Its event is the press itself, by mouse or key.
          onChange={({ nativeEvent }) => {
            if (isPossible) onChange((nativeEvent as MouseEvent).shiftKey)
          }}
        />
      </label>
      {!isPossible && (
        <Tooltip id={id} anchor={anchor}>
          {disabledReason}
        </Tooltip>
      )}
    </>
  )
}
