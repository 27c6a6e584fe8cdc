/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare fieldsets. */
import type { Execution } from '@inlaykit/shared'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/I18nProvider.js'
import { IconButton } from '../../parts/Button.js'
import { useChartMessages } from './chart-texts.js'
import { findFailure } from './failures.js'
import { endIcon, startIcon } from './icons.js'
import { StatusGlyph } from './StatusGlyph.js'

/** Leads from failed run to failed run along the axis, and says when there is none further on. */
export function FailureSteps(props: {
  executions: readonly Execution[]
  /** The run that one is at. */
  fromId: string | undefined
  hasMore: boolean
  onStep: (towards: 'earlier' | 'later') => void
}): ReactNode {
  const { executions, fromId, hasMore, onStep } = props
  const t = useChartMessages()
  const isMirrored = useLanguage().direction === 'rtl'
  const reasons = {
    earlier: t(
      hasMore ? 'executionTimeline.failure.noneLoaded' : 'executionTimeline.failure.noneEarlier',
    ),
    later: t('executionTimeline.failure.noneLater'),
  }
  const isThere = useMemo(
    () => ({
      earlier: findFailure(executions, fromId, 'earlier') !== undefined,
      later: findFailure(executions, fromId, 'later') !== undefined,
    }),
    [executions, fromId],
  )
  const button = (towards: 'earlier' | 'later'): ReactNode => (
    <IconButton
      label={t(`executionTimeline.failure.${towards}`)}
      hint={t(`executionTimeline.failure.${towards}`)}
      icon={(towards === 'earlier') === isMirrored ? endIcon : startIcon}
      disabledReason={isThere[towards] ? undefined : reasons[towards]}
      onClick={() => onStep(towards)}
    />
  )
  return (
    <div
      className="ik-timeline-failures"
      role="group"
      aria-label={t('executionTimeline.failures')}
      data-ik-part="failures"
    >
      {button('earlier')}
      <StatusGlyph status="error" />
      {button('later')}
    </div>
  )
}
