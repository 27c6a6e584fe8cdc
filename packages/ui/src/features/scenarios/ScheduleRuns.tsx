import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { useEditorMessages } from './schedule-texts.js'
import type { ScheduleEditor } from './useScheduleEditor.js'

/** The next runs of what is being edited, as the server works them out: in the schedule's time zone and in the reader's. */
export function ScheduleRuns({ editor }: { editor: ScheduleEditor }): ReactNode {
  const { form, isStale, kept, planned, preview, read, setting } = editor
  const t = useEditorMessages()
  const schedule = 'schedule' in read ? read.schedule : undefined
  if (schedule === null) return null
  const told = isStale ? undefined : preview.data
  const isOwnZone = schedule !== undefined && 'time' in schedule && schedule.timeZone === undefined
  // Without a zone of its own it is the organization's. Where nobody tells it, what its clocks will show is the same in any zone.
  const isClockAlone = isOwnZone && (told === undefined || told.zoneAssumed === true)
  const zone = isOwnZone
    ? (told?.timeZone ?? 'UTC')
    : schedule && 'timeZone' in schedule && schedule.timeZone !== undefined
      ? schedule.timeZone
      : setting.timeZone
  const goesOn =
    planned && kept?.kind === 'interval' && schedule?.kind === 'interval'
      ? kept.seconds === schedule.seconds
      : false
  return (
    <div className="ik-schedule-runs" data-ik-part="schedule-runs">
      <h3 className="ik-scenario-section-title">
        {isClockAlone || schedule?.kind === 'on-demand' || schedule?.kind === 'immediately'
          ? t('scenarioSchedule.nextRuns')
          : t('scenarioSchedule.nextRunsIn', { zone })}
      </h3>
      {schedule === undefined ? (
        <p className="ik-field-help">{t('scenarioSchedule.wait')}</p>
      ) : schedule.kind === 'on-demand' ? (
        <p className="ik-field-help">{t('scenarioSchedule.onlyPeople')}</p>
      ) : schedule.kind === 'immediately' ? (
        <p className="ik-field-help">{t('scenarioSchedule.onlyData')}</p>
      ) : (
        <Runs editor={editor} zone={zone} isClockAlone={isClockAlone} />
      )}
      {form.mode === 'kept' && told?.zoneAssumed && (
        <p className="ik-field-help">{t('scenarioSchedule.ownZone')}</p>
      )}
      {schedule?.kind === 'interval' && !goesOn && (
        <p className="ik-field-help">{t('scenarioSchedule.counted')}</p>
      )}
    </div>
  )
}

function Runs(props: { editor: ScheduleEditor; zone: string; isClockAlone: boolean }): ReactNode {
  const { zone, isClockAlone } = props
  const { isStale, preview, refusals, setting } = props.editor
  const t = useEditorMessages()
  const format = useFormat()
  const { data, error, isFetching, refetch } = preview
  if (error !== null && !isStale) {
    // What stands beside a field already needs no second notice.
    if (Object.keys(refusals).length > 0) return null
    return <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
  }
  if (isStale || data === undefined) {
    return <Skeleton width="full" shape="block" className="ik-schedule-waiting" />
  }
  if (data.runs.length === 0) {
    return <p className="ik-field-help">{t('scenarioSchedule.never')}</p>
  }
  const timeIn = (run: string, timeZone: string) =>
    format.dateTime(run, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    })
  return (
    <ol className="ik-scenario-next">
      {data.runs.map((run) => {
        const [there, here] = [timeIn(run, zone), timeIn(run, setting.timeZone)]
        return (
          <li key={run}>
            {isClockAlone ? <span>{there}</span> : <time dateTime={run}>{there}</time>}
            {!isClockAlone && here !== there && (
              <span className="ik-field-help">
                {t('scenarioSchedule.yours', { time: here, zone: setting.timeZone })}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
