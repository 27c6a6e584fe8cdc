import { forwardRef } from 'react'
import type { InputHTMLAttributes } from 'react'

/** What {@link RowCheckbox} takes. */
export interface RowCheckboxProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'checked' | 'aria-label'
> {
  /** Its accessible name: the row tells sighted people what it selects. */
  label: string
  isChecked: boolean
  /** Some of what it stands for are selected. Default: no. */
  isSome?: boolean | undefined
}

/** The box that selects a row, or all of them. What is around it is pressed in its stead, since it is small. */
export const RowCheckbox = forwardRef<HTMLInputElement, RowCheckboxProps>(
  function RowCheckbox(props, ref) {
    const { label, isChecked, isSome = false, ...rest } = props
    return (
      <input
        {...rest}
        ref={(box) => {
          if (box) box.indeterminate = isSome
          if (typeof ref === 'function') ref(box)
          else if (ref) ref.current = box
        }}
        type="checkbox"
        className="ik-checkbox-box"
        aria-label={label}
        checked={isChecked}
      />
    )
  },
)
