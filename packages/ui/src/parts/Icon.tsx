import type { ReactNode } from 'react'
import { cx } from './cx.js'

/** A drawing of strokes on a 16 × 16 grid; decorative: what it means stands beside it as text. */
export function Icon(props: { path: string; className?: string | undefined }): ReactNode {
  return (
    <svg
      className={cx('ik-icon', props.className)}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={props.path} />
    </svg>
  )
}
