import type { Execution } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { late, useLate } from '../../parts/late.js'
import { Skeleton } from '../../parts/Skeleton.js'

/** What an open run shows is loaded when somebody is about to open one. */
export const lateRunDetail = late(() => import('./RunDetail.js'))

/** What a run did, or that it is on its way. */
export function OpenRun({ execution }: { execution: Execution }): ReactNode {
  const arrived = useLate(lateRunDetail)
  return arrived === undefined ? <DetailOutline /> : <arrived.RunDetail execution={execution} />
}

/** Stands where it will be told what a run did. */
export function DetailOutline(): ReactNode {
  return (
    <div className="ik-run-detail" data-ik-part="run-detail" aria-busy>
      <DetailSkeleton />
    </div>
  )
}

/** Stands where steps and outputs will be. */
export function DetailSkeleton(): ReactNode {
  return (
    <div className="ik-run-section" aria-hidden="true">
      <Skeleton width="short" />
      <Skeleton width="full" />
      <Skeleton width="full" />
    </div>
  )
}
