import { forwardRef } from 'react'
import { cx } from './cx.js'
import { Icon } from './Icon.js'
import { Pressable, type PressableProps } from './Pressable.js'
import { Spinner } from './Spinner.js'

/** What {@link Button} takes. */
export interface ButtonProps extends PressableProps {
  /** `secondary` (default) has an outline; `primary` the accent; `ghost` nothing but its text; `danger` destroys. */
  variant?: 'primary' | 'secondary' | 'ghost' | 'danger' | undefined
  size?: 'small' | 'medium' | undefined
  /** A path of `icons.ts`, before the text. */
  icon?: string | undefined
}

/** A button with a text. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const { variant = 'secondary', size = 'medium', icon, className, children, ...rest } = props
  return (
    <Pressable
      data-ik-part="button"
      {...rest}
      ref={ref}
      className={cx('ik-button', className)}
      data-variant={variant}
      data-size={size}
    >
      {rest.loading ? <Spinner /> : icon !== undefined && <Icon path={icon} />}
      {children}
    </Pressable>
  )
})

/** What {@link IconButton} takes. */
export interface IconButtonProps extends Omit<PressableProps, 'children'> {
  /** Its accessible name. */
  label: string
  /** A path of `icons.ts`. */
  icon: string
}

/** A button that is a drawing, with a name for those who can't see it. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(
  function IconButton(props, ref) {
    const { label, icon, className, ...rest } = props
    return (
      <Pressable
        data-ik-part="icon-button"
        {...rest}
        ref={ref}
        aria-label={label}
        className={cx('ik-icon-button', className)}
      >
        {rest.loading ? <Spinner /> : <Icon path={icon} />}
      </Pressable>
    )
  },
)
