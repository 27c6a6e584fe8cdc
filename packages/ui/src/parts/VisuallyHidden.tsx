import type { ReactNode } from 'react'

/** For screen readers alone. */
export function VisuallyHidden(props: { children: ReactNode }): ReactNode {
  return <span className="ik-visually-hidden">{props.children}</span>
}
