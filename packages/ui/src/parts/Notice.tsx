import { forwardRef } from 'react'
import type { HTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.js'
import { Icon } from './Icon.js'
import { errorIcon, infoIcon, successIcon, warningIcon } from './icons.js'

const icons = {
  info: infoIcon,
  success: successIcon,
  warning: warningIcon,
  danger: errorIcon,
} as const

/** What {@link Notice} takes. */
export interface NoticeProps extends Omit<HTMLAttributes<HTMLDivElement>, 'title'> {
  tone?: keyof typeof icons | undefined
  title?: string | undefined
  action?: ReactNode
}

/** A remark above or within a widget. Screen readers hear a fault at once. */
export const Notice = forwardRef<HTMLDivElement, NoticeProps>(function Notice(props, ref) {
  const { tone = 'info', title, action, className, children, ...rest } = props
  return (
    <div
      data-ik-part="notice"
      role={tone === 'danger' ? 'alert' : 'status'}
      {...rest}
      ref={ref}
      className={cx('ik-notice', className)}
      data-tone={tone}
    >
      <Icon path={icons[tone]} />
      <div className="ik-notice-body">
        {title !== undefined && <p className="ik-notice-title">{title}</p>}
        {children !== undefined && <p className="ik-notice-text">{children}</p>}
      </div>
      {action !== undefined && <div className="ik-notice-action">{action}</div>}
    </div>
  )
})
