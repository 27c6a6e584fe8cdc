import type { Execution, Scenario } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { RunBadge } from '../../parts/RunBadge.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { useExecutions } from '../executions/hooks.js'
import { useDetailMessages } from './detail-texts.js'
import { useScenarioListContext } from './list-context.js'

/** So many runs are in the strip. */
const shownRuns = 20

/** How the last runs went, the newest last: a strip to see at a glance, each told in words too. */
export function DetailRuns({ scenario }: { scenario: Scenario }): ReactNode {
  const t = useDetailMessages()
  const { onOpenRuns } = useScenarioListContext()
  const { asOf, executions, error, isFetching, isPending, reload } = useExecutions({
    scenarioId: scenario.id,
  })
  if (isPending) return <Skeleton width="full" shape="block" />
  if (asOf === undefined) {
    return <ProblemNotice error={error} retrying={isFetching} onRetry={reload} />
  }
  if (executions.length === 0) {
    return <p className="ik-scenario-note">{t('scenarioList.neverRun')}</p>
  }
  const shown = executions.slice(0, shownRuns).toReversed()
  const failed = shown.filter((run) => run.status === 'error').length
  return (
    <>
      <ol className="ik-scenario-strip">
        {shown.map((run) => (
          <Mark
            key={run.id}
            run={run}
            onOpen={onOpenRuns && (() => onOpenRuns(scenario, { execution: run }))}
          />
        ))}
      </ol>
      <p className="ik-scenario-note">
        {t('scenarioDetail.lastRuns', { count: shown.length })}{' '}
        {failed > 0 && t('scenarioDetail.failedRuns', { count: failed })}
      </p>
      {onOpenRuns && (
        <Button
          size="small"
          className="ik-scenario-section-action"
          onClick={() => onOpenRuns(scenario, { execution: null })}
        >
          {t('scenarioDetail.allRuns')}
        </Button>
      )}
    </>
  )
}

function Mark(props: { run: Execution; onOpen: (() => void) | undefined }): ReactNode {
  const { onOpen, run } = props
  const t = useDetailMessages()
  const format = useFormat()
  const { durationMs, startedAt, status } = run
  const words = [
    t(`run.${status}`),
    ...(startedAt ? [format.dateTime(startedAt)] : []),
    ...(typeof durationMs === 'number' ? [format.duration(durationMs)] : []),
  ]
  const mark = (
    <>
      <RunBadge status={status} plain className="ik-scenario-mark" aria-hidden="true" />
      <span className="ik-visually-hidden">{words.join(', ')}</span>
    </>
  )
  return (
    <li title={words.join(' · ')}>
      {onOpen ? (
        <button type="button" className="ik-text-button ik-scenario-run" onClick={onOpen}>
          {mark}
        </button>
      ) : (
        mark
      )}
    </li>
  )
}
