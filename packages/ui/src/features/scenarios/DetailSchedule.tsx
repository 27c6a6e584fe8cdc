import type { Scenario } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { RelativeTime } from '../../parts/RelativeTime.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { useDetailMessages } from './detail-texts.js'
import { useCronText } from './useCronText.js'
import { useSchedulePreview } from './useSchedulePreview.js'
import { useScheduleText } from './useScheduleText.js'

const shownRuns = 5

/** When a scenario starts by itself, in words, and its next runs in the reader's time zone. */
export function DetailSchedule({ scenario }: { scenario: Scenario }): ReactNode {
  const t = useDetailMessages()
  const describe = useScheduleText()
  const { schedule, status } = scenario
  if (!schedule) return <p className="ik-scenario-note">{t('common.unknown')}</p>
  const cron = schedule.kind === 'cron' ? <CronWords expression={schedule.expression} /> : null
  const startsByItself = schedule.kind !== 'on-demand' && schedule.kind !== 'immediately'
  return (
    <>
      <p className="ik-scenario-words">{describe(schedule)}</p>
      {cron}
      {startsByItself &&
        (status !== 'active' ? (
          <p className="ik-scenario-note">{t('scenarioDetail.onlyActive')}</p>
        ) : (
          <NextRuns scenario={scenario} />
        ))}
    </>
  )
}

function CronWords({ expression }: { expression: string }): ReactNode {
  const words = useCronText().describe(expression)
  return words !== undefined && <p className="ik-scenario-words">{words}</p>
}

function NextRuns({ scenario: { id, nextRunAt, schedule } }: { scenario: Scenario }): ReactNode {
  const t = useDetailMessages()
  const { data, error, isFetching, refetch } = useSchedulePreview(schedule, {
    scenarioId: id,
    nextRunAt,
    count: shownRuns,
  })
  if (data?.zoneAssumed) {
    // Where times of day are meant in a zone that nobody tells, what Make has planned is all that is sure.
    return (
      <>
        <Runs runs={nextRunAt ? [nextRunAt] : []} />
        <p className="ik-scenario-note">{t('scenarioDetail.zoneUnknown')}</p>
      </>
    )
  }
  if (data !== undefined) return <Runs runs={data.runs} />
  if (error === null) return <Skeleton width="full" shape="block" />
  return <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
}

function Runs({ runs }: { runs: readonly string[] }): ReactNode {
  const t = useDetailMessages()
  const format = useFormat()
  if (runs.length === 0) return <p className="ik-scenario-note">{t('scenarioList.noNextRun')}</p>
  // The browser's own zone is named too: what is read may be copied to somebody elsewhere.
  const zone = format.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <>
      <p className="ik-scenario-note">{t('scenarioDetail.nextRuns', { zone })}</p>
      <ol className="ik-scenario-next">
        {runs.map((run) => (
          <li key={run}>
            <time dateTime={run}>
              {format.dateTime(run, {
                weekday: 'short',
                day: 'numeric',
                month: 'short',
                hour: 'numeric',
                minute: '2-digit',
              })}
            </time>{' '}
            <RelativeTime value={run} className="ik-scenario-note" />
          </li>
        ))}
      </ol>
    </>
  )
}
