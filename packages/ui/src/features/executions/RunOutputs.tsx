/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare fieldsets and sections. */
import type { ExecutionDetail } from '@inlaykit/shared'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { Icon } from '../../parts/Icon.js'
import { chevronIcon } from '../../parts/icons.js'
import { CopyButton } from '../../parts/CopyButton.js'
import { useDetailMessages } from './detail-texts.js'
import { Marked } from './Marked.js'
import { findMatches } from './match.js'
import { useTimelineTools } from './timeline-context.js'
import { isTold } from './told.js'

/** More characters than this are only had by copying: a page of megabytes would freeze. */
const mostShown = 20_000

/** The outputs of a run as they are shown and searched. */
export function outputsText(outputs: ExecutionDetail['outputs']): string {
  return isTold(outputs) ? JSON.stringify(outputs, undefined, 2) : ''
}

/** What a run gave out, as JSON to be opened and copied; or in words why there is nothing to show. */
export function RunOutputs(props: { execution: ExecutionDetail; query: string }): ReactNode {
  const { execution, query } = props
  const { outputs, outputsTooLarge, status } = execution
  const t = useDetailMessages()
  const { capabilities } = useTimelineTools()
  const [isOpen, setOpen] = useState(false)
  const json = useMemo(() => outputsText(outputs), [outputs])
  const isFound = findMatches(json, query).length > 0
  if (!isTold(outputs) || Object.keys(outputs).length === 0) {
    if (capabilities?.executionOutputs === false) return null
    const reason =
      status === 'running'
        ? t('executionTimeline.outputsLater')
        : outputsTooLarge === true
          ? t('executionTimeline.outputsTooLarge')
          : t('executionTimeline.outputsNone')
    return <p className="ik-run-remark">{reason}</p>
  }
  return (
    <details
      className="ik-run-outputs"
      data-ik-part="outputs"
      // What was searched for and found is not left hidden.
      open={isOpen || isFound}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="ik-run-outputs-summary">
        <Icon path={chevronIcon} className="ik-run-outputs-chevron" />
        {t('executionTimeline.outputs')}
      </summary>
      <div className="ik-run-outputs-body">
        <CopyButton label={t('executionTimeline.copyOutputs')} text={json} />
        {/* A long text must be scrolled by keyboard too. */}
        <pre
          className="ik-run-json"
          dir="ltr"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="region"
          aria-label={t('executionTimeline.outputs')}
        >
          <Marked text={json.slice(0, mostShown)} query={query} />
        </pre>
        {json.length > mostShown && (
          <p className="ik-run-remark">{t('executionTimeline.outputsCut')}</p>
        )}
      </div>
    </details>
  )
}
