import type { Execution } from '@inlaykit/shared'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useFormat, useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { executionChartMessages } from '../../i18n/messages/execution-chart/en.js'
import { executionDetailMessages } from '../../i18n/messages/execution-detail/en.js'
import { executionMessages } from '../../i18n/messages/executions/en.js'
import { RunBadge } from '../../parts/RunBadge.js'
import { durationOf } from './figures.js'
import { OpenRun } from './OpenRun.js'
import { runName } from './texts.js'
import { useTimelineTools } from './timeline-context.js'
import { isTold } from './told.js'
import { usePrinting } from './usePrinting.js'

const texts = {
  ...commonMessages,
  ...executionMessages,
  ...executionChartMessages,
  ...executionDetailMessages,
} as const

/** More runs than these are only counted: they fill some thirty pages. */
const mostPrinted = 1_000

/** What {@link RunPrint} takes. */
export interface RunPrintProps {
  executions: readonly Execution[]
  /** Older runs exist that were not read. */
  hasMore: boolean
}

/**
 * The runs as they stand on paper: all that are loaded, in a table, in place of the list that follows, of which only what is near
 * the view is in the page. On the screen it is empty.
 */
export function RunPrint(props: RunPrintProps): ReactNode {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <div ref={setPlace} className="ik-run-print" data-ik-part="print">
      {usePrinting() && <PrintedRuns {...props} list={place?.nextElementSibling} />}
    </div>
  )
}

interface Column {
  readonly title: string
  readonly isNumber?: boolean
  /** It is not broken into lines. */
  readonly isWhole?: boolean
  readonly of: (run: Execution) => ReactNode
}

function PrintedRuns(
  props: RunPrintProps & {
    /** The list in whose place they stand. */
    list: Element | null | undefined
  },
): ReactNode {
  const { executions, hasMore, list } = props
  const t = useMessages(texts)
  const { selectedId } = useTimelineTools()
  const columns = useColumns(executions)
  const left = executions.length - mostPrinted
  return (
    <>
      <table className="ik-run-print-table">
        <caption>{t('executionTimeline.summary.runs')}</caption>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" data-number={isNumber}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {executions.slice(0, mostPrinted).map((run) => (
          <tbody key={run.id}>
            <tr>
              {columns.map(({ title, isNumber, isWhole, of }) => (
                <td key={title} data-number={isNumber} data-whole={isWhole ?? isNumber}>
                  {of(run)}
                </td>
              ))}
            </tr>
            {run.id === selectedId && (
              <tr>
                <td colSpan={columns.length}>
                  <PrintedDetail
                    execution={run}
                    shown={list?.querySelector('.ik-run-detail') ?? null}
                  />
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
      {left > 0 && (
        <p className="ik-run-remark">{t('executionTimeline.print.more', { count: left })}</p>
      )}
      {hasMore && <p className="ik-run-remark">{t('executionTimeline.print.older')}</p>}
    </>
  )
}

/** What an open run shows: as it stands on the screen, with what was opened and searched there. */
function PrintedDetail(props: { execution: Execution; shown: Element | null }): ReactNode {
  const { execution, shown } = props
  // It may have been scrolled far away.
  if (shown === null) return <OpenRun execution={execution} />
  return <div ref={(place) => place?.replaceChildren(shown.cloneNode(true))} />
}

function useColumns(executions: readonly Execution[]): readonly Column[] {
  const t = useMessages(texts)
  const format = useFormat()
  const { namesScenarios, capabilities } = useTimelineTools()
  const columns: readonly (Column | false)[] = [
    {
      title: t('executionTimeline.print.status'),
      of: ({ status }) => <RunBadge status={status} plain />,
    },
    {
      title: namesScenarios ? t('executionTimeline.print.scenario') : t('executionTimeline.id'),
      of: (run) => (
        <>
          <span dir="auto">{namesScenarios ? runName(run, t) : run.id}</span>
          {isTold(run.error) && (
            <span className="ik-run-print-error" dir="auto">
              {run.error.message}
            </span>
          )}
        </>
      ),
    },
    {
      title: t('executionTimeline.started'),
      isWhole: true,
      of: ({ startedAt }) =>
        startedAt && format.dateTime(startedAt, { dateStyle: 'medium', timeStyle: 'medium' }),
    },
    {
      title: t('executionTimeline.duration'),
      isNumber: true,
      of: (run) => {
        const duration = durationOf(run, undefined)
        return duration !== undefined && format.duration(duration)
      },
    },
    capabilities?.executionTrigger !== false && {
      title: t('executionTimeline.trigger'),
      of: ({ trigger }) => trigger !== 'unknown' && t(`executionTrigger.${trigger}`),
    },
    executions.some(({ operations }) => isTold(operations)) && {
      title: t('executionTimeline.operations'),
      isNumber: true,
      of: ({ operations }) => isTold(operations) && format.number(operations),
    },
    executions.some(({ credits }) => isTold(credits)) && {
      title: t('executionTimeline.credits'),
      isNumber: true,
      of: ({ credits }) => isTold(credits) && format.number(credits),
    },
  ]
  return columns.filter((column) => column !== false)
}
