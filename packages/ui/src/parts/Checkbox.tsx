import { forwardRef, useId } from 'react'
import type { InputHTMLAttributes } from 'react'
import { cx } from './cx.js'

/** What {@link Checkbox} takes. */
export interface CheckboxProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'onChange' | 'checked'
> {
  label: string
  help?: string | undefined
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Yes or no, as part of a form. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(props, ref) {
  const { label, help, checked, onChange, className, ...rest } = props
  const id = useId()
  return (
    <div className={cx('ik-checkbox', className)} data-ik-part="checkbox">
      <input
        {...rest}
        ref={ref}
        id={id}
        type="checkbox"
        className="ik-checkbox-box"
        checked={checked}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="ik-field-label" htmlFor={id}>
        {label}
      </label>
      {help !== undefined && (
        <p className="ik-field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  )
})
