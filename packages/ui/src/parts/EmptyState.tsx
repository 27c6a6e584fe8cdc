import { forwardRef } from 'react'
import type { HTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.js'
import { Icon } from './Icon.js'

/** What {@link EmptyState} takes. */
export interface EmptyStateProps extends Omit<HTMLAttributes<HTMLDivElement>, 'title'> {
  icon: string
  title: string
  /** What to do next. */
  children?: ReactNode
  action?: ReactNode
}

/** Nothing to show: says why and what to do next. */
export const EmptyState = forwardRef<HTMLDivElement, EmptyStateProps>(
  function EmptyState(props, ref) {
    const { icon, title, children, action, className, ...rest } = props
    return (
      <div data-ik-part="empty-state" {...rest} ref={ref} className={cx('ik-empty', className)}>
        <span className="ik-empty-icon">
          <Icon path={icon} />
        </span>
        <p className="ik-empty-title">{title}</p>
        {children !== undefined && <p className="ik-empty-text">{children}</p>}
        {action !== undefined && <div className="ik-empty-action">{action}</div>}
      </div>
    )
  },
)
