import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { EventBoundary } from './EventBoundary.js'
import { openShadow } from './open-shadow.js'

/** Puts its children into the shadow root of an element, dressed with the kit's sheet. Loaded for isolation alone. */
export function InShadow(props: { host: HTMLElement; children: ReactNode }): ReactNode {
  const { host, children } = props
  const shadow = useMemo(() => openShadow(host), [host])
  return createPortal(<EventBoundary>{children}</EventBoundary>, shadow)
}
