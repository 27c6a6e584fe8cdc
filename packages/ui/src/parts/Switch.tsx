import { forwardRef } from 'react'
import { cx } from './cx.js'
import { Pressable, type PressableProps } from './Pressable.js'

/** What {@link Switch} takes. */
export interface SwitchProps extends Omit<PressableProps, 'children' | 'onChange'> {
  checked: boolean
  /** Its accessible name. */
  label: string
  onChange: (checked: boolean) => void
}

/** On or off, at once. */
export const Switch = forwardRef<HTMLButtonElement, SwitchProps>(function Switch(props, ref) {
  const { checked, label, onChange, className, ...rest } = props
  return (
    <Pressable
      data-ik-part="switch"
      {...rest}
      ref={ref}
      role="switch"
      aria-checked={checked}
      aria-label={label}
      className={cx('ik-switch', className)}
      onClick={() => onChange(!checked)}
    />
  )
})
