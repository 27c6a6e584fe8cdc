import type { ReactNode } from 'react'
import { Skeleton } from '../../parts/Skeleton.js'
import { VisuallyHidden } from '../../parts/VisuallyHidden.js'
import { usePanelMessages } from './texts.js'

/** A connection that is on its way, as high and wide as it will be. */
export function ConnectionSkeleton(): ReactNode {
  const t = usePanelMessages()
  return (
    <div className="ik-connections" data-ik-part="loading">
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      <div className="ik-connection" aria-hidden="true" data-ik-part="skeleton-row">
        <div className="ik-connection-head">
          <span className="ik-connection-icon" />
          <div className="ik-connection-title">
            <p className="ik-connection-name">
              <Skeleton width="long" />
            </p>
            <p className="ik-connection-access">
              <Skeleton width="medium" />
            </p>
          </div>
          <span className="ik-connection-badges">
            <Skeleton width="short" shape="pill" />
          </span>
          <span className="ik-connection-actions">
            <Skeleton width="short" shape="block" />
          </span>
        </div>
        <div className="ik-connection-facts">
          {['organization', 'team', 'zone', 'used'].map((fact) => (
            <div className="ik-connection-fact" key={fact}>
              <div>
                <Skeleton width="short" />
              </div>
              <div>
                <Skeleton width={fact === 'used' ? 'medium' : 'short'} />
              </div>
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
