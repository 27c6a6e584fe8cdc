/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare fieldsets. */
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/I18nProvider.js'
import { IconButton } from '../../parts/Button.js'
import { crossIcon } from '../../parts/icons.js'
import { useChartMessages } from './chart-texts.js'
import { endIcon, minusIcon, plusIcon, startIcon, wholeIcon } from './icons.js'

/** What can be done to what is in view. */
export type ViewMove = 'in' | 'out' | 'earlier' | 'later' | 'whole'

/** Which time the axis shows, and buttons that change it: the same that gestures and keys do. */
export function ChartControls(props: {
  /** The time in view, in words. */
  text: string
  isZoomed: boolean
  /** A stretch of time is chosen, which can be given up. */
  isChosen: boolean
  onMove: (move: ViewMove) => void
  onClear: () => void
  children?: ReactNode
}): ReactNode {
  const { text, isZoomed, isChosen, onMove, onClear, children } = props
  const t = useChartMessages()
  const isMirrored = useLanguage().direction === 'rtl'
  const reason = isZoomed ? undefined : t('executionTimeline.viewIsWhole')
  const buttons = [
    ['earlier', isMirrored ? endIcon : startIcon, reason],
    ['later', isMirrored ? startIcon : endIcon, reason],
    ['out', minusIcon, reason],
    ['in', plusIcon, undefined],
    ['whole', wholeIcon, reason],
  ] as const
  return (
    <div className="ik-timeline-chart-head">
      <span className="ik-timeline-view" data-chosen={isChosen || undefined}>
        <span className="ik-timeline-view-text">{text}</span>
        {isChosen && (
          <IconButton
            label={t('executionTimeline.clearRange')}
            hint={t('executionTimeline.clearRange')}
            icon={crossIcon}
            onClick={onClear}
          />
        )}
      </span>
      <div className="ik-timeline-chart-buttons">
        {children}
        <div
          className="ik-timeline-moves"
          role="group"
          aria-label={t('executionTimeline.view')}
          data-ik-part="view"
        >
          {buttons.map(([move, icon, disabledReason]) => (
            <IconButton
              key={move}
              label={t(`executionTimeline.view.${move}`)}
              hint={t(`executionTimeline.view.${move}`)}
              icon={icon}
              disabledReason={disabledReason}
              onClick={() => onMove(move)}
            />
          ))}
        </div>
      </div>
    </div>
  )
}
