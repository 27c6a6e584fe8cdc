import { forwardRef } from 'react'
import type { TimeHTMLAttributes } from 'react'
import { useFormat } from '../i18n/I18nProvider.js'
import { cx } from './cx.js'
import { useNow } from './useNow.js'

/** What {@link RelativeTime} takes. */
export interface RelativeTimeProps extends Omit<
  TimeHTMLAttributes<HTMLTimeElement>,
  'dateTime' | 'children'
> {
  /** ISO 8601. */
  value: string
  /** `long` (default): "3 minutes ago"; `short` and `narrow` save room. */
  width?: Intl.RelativeTimeFormatStyle | undefined
}

/** How long ago, or how soon; it keeps itself current, and shows the exact time on hover. */
export const RelativeTime = forwardRef<HTMLTimeElement, RelativeTimeProps>(
  function RelativeTime(props, ref) {
    const { value, width = 'long', className, ...rest } = props
    const format = useFormat()
    const now = useNow()
    const exact = format.dateTime(value, { dateStyle: 'long', timeStyle: 'medium' })
    return (
      <time
        data-ik-part="time"
        {...rest}
        ref={ref}
        className={cx('ik-time', className)}
        dateTime={value}
        title={exact}
      >
        {now === undefined ? format.dateTime(value) : format.relative(value, now, width)}
      </time>
    )
  },
)
