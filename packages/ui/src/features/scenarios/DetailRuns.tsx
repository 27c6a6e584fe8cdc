import type { Execution } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { RunBadge } from '../../parts/RunBadge.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { useExecutions } from '../executions/hooks.js'
import { useDetailMessages } from './detail-texts.js'

/** So many runs are in the strip. */
const shownRuns = 20

/** How the last runs went, the newest last: a strip to see at a glance, each told in words too. */
export function DetailRuns({ scenarioId }: { scenarioId: string }): ReactNode {
  const t = useDetailMessages()
  const { executions, error, isFetching, refetch, status } = useExecutions({ scenarioId })
  if (status === 'pending') return <Skeleton width="full" shape="block" />
  if (status === 'error') {
    return <ProblemNotice error={error} retrying={isFetching} onRetry={refetch} />
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
          <Mark key={run.id} run={run} />
        ))}
      </ol>
      <p className="ik-scenario-note">
        {t('scenarioDetail.lastRuns', { count: shown.length })}{' '}
        {failed > 0 && t('scenarioDetail.failedRuns', { count: failed })}
      </p>
    </>
  )
}

function Mark({ run }: { run: Execution }): ReactNode {
  const t = useDetailMessages()
  const format = useFormat()
  const { durationMs, startedAt, status } = run
  const words = [
    t(`run.${status}`),
    ...(startedAt ? [format.dateTime(startedAt)] : []),
    ...(typeof durationMs === 'number' ? [format.duration(durationMs)] : []),
  ]
  return (
    <li title={words.join(' · ')}>
      <RunBadge status={status} plain className="ik-scenario-mark" aria-hidden="true" />
      <span className="ik-visually-hidden">{words.join(', ')}</span>
    </li>
  )
}
