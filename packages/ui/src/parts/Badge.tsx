import { forwardRef } from 'react'
import type { HTMLAttributes } from 'react'
import { cx } from './cx.js'
import { Icon } from './Icon.js'

/** What a badge's colour means. */
export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info'

/** What {@link Badge} takes. */
export interface BadgeProps extends HTMLAttributes<HTMLSpanElement> {
  tone?: Tone | undefined
  /** A path of `icons.ts`: colour alone never tells. */
  icon?: string | undefined
  /** Draws a beating dot in place of the icon: it goes on right now. */
  live?: boolean | undefined
  /** `plain`: no ground, for use within a line. */
  plain?: boolean | undefined
}

/** A short state: icon and text, tinted. */
export const Badge = forwardRef<HTMLSpanElement, BadgeProps>(function Badge(props, ref) {
  const {
    tone = 'neutral',
    icon,
    live = false,
    plain = false,
    className,
    children,
    ...rest
  } = props
  // Rows are full of such badges. A beat would be cut off by the box that cuts its text off.
  const isOwnText = plain && !live
  return (
    <span
      data-ik-part="badge"
      {...rest}
      ref={ref}
      className={cx('ik-badge', className)}
      data-tone={tone}
      data-plain={plain || undefined}
      data-live={live || undefined}
    >
      {live ? (
        <span className="ik-pulse" aria-hidden="true" />
      ) : (
        icon !== undefined && <Icon path={icon} />
      )}
      {isOwnText ? children : <span className="ik-badge-text">{children}</span>}
    </span>
  )
})
