import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useRootSettings } from '../provider/root-context.js'
import { useRoot } from '../provider/useRoot.js'

/** Puts its children into the provider's `portalContainer`, else, and in a shadow root always, leaves them where they are. */
export function Portal(props: { children: ReactNode }): ReactNode {
  const { isolation, portalContainer } = useRootSettings()
  if (portalContainer === null || isolation !== 'light') return props.children
  return createPortal(<PortalRoot>{props.children}</PortalRoot>, portalContainer)
}

function PortalRoot(props: { children: ReactNode }): ReactNode {
  return (
    <div {...useRoot()} className="ik-root ik-portal" data-ik-part="portal">
      {props.children}
    </div>
  )
}
