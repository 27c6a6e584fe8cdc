import type { ReactNode } from 'react'
import { useLiveStatus } from '../../client/useEventStream.js'
import { useTimelineMessages } from './texts.js'

/** Whether changes arrive as they happen. Says nothing until that is known. */
export function LiveBadge(): ReactNode {
  const status = useLiveStatus()
  const t = useTimelineMessages()
  if (status !== 'open' && status !== 'down') return null
  const isOpen = status === 'open'
  return (
    <span
      className="ik-timeline-live"
      data-ik-part="live"
      data-status={status}
      title={t(isOpen ? 'executionTimeline.liveHint' : 'executionTimeline.reconnectingHint')}
    >
      <span className="ik-timeline-live-dot" aria-hidden="true" />
      {t(isOpen ? 'executionTimeline.live' : 'executionTimeline.reconnecting')}
    </span>
  )
}
