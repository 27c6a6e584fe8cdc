import type { ReactNode } from 'react'
import { cx } from './cx.js'

/** Something is under way. Decorative: say it in words too. */
export function Spinner(props: { className?: string | undefined }): ReactNode {
  return (
    <svg
      className={cx('ik-icon ik-spinner', props.className)}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
      data-ik-part="spinner"
    >
      <circle cx="8" cy="8" r="6" opacity="0.25" />
      <path d="M14 8a6 6 0 0 0-6-6" />
    </svg>
  )
}
