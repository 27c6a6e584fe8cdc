import type { ReactNode } from 'react'
import { Tooltip, useTooltipAnchor } from '../../parts/Tooltip.js'

/** A box that selects: its whole cell is pressed, not the small box alone. */
export function CheckBox(props: {
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
  const { label, isChecked, isSome = false, disabledReason, runId, onChange } = props
  const { anchor, id } = useTooltipAnchor<HTMLInputElement>()
  const isPossible = disabledReason === undefined
  return (
    <>
      <label
        ref={(cell) => {
          const box = cell?.querySelector('input')
          if (box) box.indeterminate = isSome
        }}
        className="ik-row-check"
      >
        <input
          ref={anchor}
          type="checkbox"
          className="ik-checkbox-box"
          aria-label={label}
          aria-disabled={!isPossible || undefined}
          aria-describedby={isPossible ? undefined : id}
          data-ik-check={runId}
          checked={isChecked}
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
