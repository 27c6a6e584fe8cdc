import type { ReactNode } from 'react'
import { cx } from './cx.js'

/** Stands where something will be. Decorative; widths come from the sheet, so that server HTML has no style attribute. */
export function Skeleton(props: {
  width?: 'tiny' | 'short' | 'medium' | 'long' | 'full' | undefined
  shape?: 'line' | 'pill' | 'block' | undefined
  className?: string | undefined
}): ReactNode {
  const { width = 'medium', shape = 'line' } = props
  return (
    <span
      className={cx('ik-skeleton', props.className)}
      data-width={width}
      data-shape={shape}
      data-ik-part="skeleton"
      aria-hidden="true"
    />
  )
}
