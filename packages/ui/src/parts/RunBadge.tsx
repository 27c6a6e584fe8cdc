import type { ExecutionStatus } from '@inlaykit/shared'
import { forwardRef } from 'react'
import { useMessages } from '../i18n/I18nProvider.js'
import { commonMessages } from '../i18n/messages/common/en.js'
import { Badge, type BadgeProps, type Tone } from './Badge.js'
import { errorIcon, stopIcon, successIcon, warningIcon } from './icons.js'

const looks: Readonly<Record<ExecutionStatus, { tone: Tone; icon?: string }>> = {
  running: { tone: 'info' },
  success: { tone: 'success', icon: successIcon },
  warning: { tone: 'warning', icon: warningIcon },
  error: { tone: 'danger', icon: errorIcon },
  stopped: { tone: 'neutral', icon: stopIcon },
}

/** What {@link RunBadge} takes. */
export interface RunBadgeProps extends Omit<BadgeProps, 'tone' | 'icon' | 'live' | 'children'> {
  status: ExecutionStatus
}

/** The status of a run: `running` beats. */
export const RunBadge = forwardRef<HTMLSpanElement, RunBadgeProps>(function RunBadge(props, ref) {
  const { status, ...rest } = props
  const t = useMessages(commonMessages)
  return (
    <Badge
      data-ik-part="run-badge"
      {...rest}
      ref={ref}
      {...looks[status]}
      live={status === 'running'}
      data-status={status}
    >
      {t(`run.${status}`)}
    </Badge>
  )
})
