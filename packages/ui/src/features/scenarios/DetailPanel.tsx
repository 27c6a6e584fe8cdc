import type { ScenarioDetail } from '@inlaykit/shared'
import { ProblemError } from '@inlaykit/shared/client'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { clockIcon, playIcon } from '../../parts/icons.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { RunBadge } from '../../parts/RunBadge.js'
import { RelativeTime } from '../../parts/RelativeTime.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { DetailFlow } from './DetailFlow.js'
import { DetailInputs } from './DetailInputs.js'
import { DetailRuns } from './DetailRuns.js'
import { DetailSchedule } from './DetailSchedule.js'
import { useDetailMessages } from './detail-texts.js'
import { useScenarioListContext } from './list-context.js'
import { useScenario } from './useScenario.js'

/** What {@link DetailPanel} takes. */
export interface DetailPanelProps {
  /** The chosen scenario; `null`: none. */
  scenarioId: string | null
  onClose: () => void
}

/** The chosen scenario: when it starts, what it does step by step, what it takes and how its last runs went. */
export function DetailPanel({ scenarioId, onClose }: DetailPanelProps): ReactNode {
  const { access, actions, offered } = useScenarioListContext()
  const t = useDetailMessages()
  const { data, error, isFetching, refetch } = useScenario(scenarioId)
  if (scenarioId === null) return null
  const isGone = error instanceof ProblemError && error.problem === 'not-found'
  return (
    <Dialog
      key={scenarioId}
      className="ik-side-panel ik-scenario-panel"
      title={data?.name ?? t('scenarioDetail.title')}
      description={data?.description || undefined}
      onClose={onClose}
      footer={
        data !== undefined &&
        offered.includes('run') && (
          <Button
            icon={playIcon}
            aria-label={t('scenarioList.run', { name: data.name })}
            loading={actions.isStarting(data.id)}
            disabledReason={access.run(data)}
            onClick={() => actions.run(data)}
          >
            {t('scenarioList.runShort')}
          </Button>
        )
      }
    >
      {error !== null && (
        <ProblemNotice
          error={error}
          keepsData={data !== undefined && !isGone}
          retrying={isFetching}
          onRetry={isGone ? undefined : () => void refetch()}
        />
      )}
      {data !== undefined ? (
        <Sections scenario={data} />
      ) : (
        error === null && (
          <>
            <Skeleton width="short" />
            <Skeleton width="full" shape="block" />
            <Skeleton width="short" />
            <Skeleton width="full" shape="block" />
          </>
        )
      )}
    </Dialog>
  )
}

function Sections({ scenario }: { scenario: ScenarioDetail }): ReactNode {
  const { access, offered, openDialog } = useScenarioListContext()
  const t = useDetailMessages()
  const format = useFormat()
  const { lastRunAt, lastRunStatus, name, operations, status } = scenario
  return (
    // What scrolls is to be reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div role="group" tabIndex={0} aria-label={name} className="ik-scenario-sections">
      <dl className="ik-scenario-facts">
        <dt>{t('scenarioList.columnStatus')}</dt>
        <dd>{t(`scenarioStatus.${status}`)}</dd>
        <dt>{t('scenarioList.columnLastRun')}</dt>
        <dd>
          {lastRunStatus ? <RunBadge status={lastRunStatus} plain /> : t('scenarioList.neverRun')}{' '}
          {lastRunAt && <RelativeTime value={lastRunAt} className="ik-scenario-note" />}
        </dd>
        {typeof operations === 'number' && (
          <>
            <dt>{t('scenarioDetail.operations')}</dt>
            <dd>{format.number(operations)}</dd>
          </>
        )}
      </dl>
      <Section title={t('scenarioList.columnSchedule')}>
        <DetailSchedule scenario={scenario} />
        {offered.includes('schedule') && (
          <Button
            size="small"
            icon={clockIcon}
            className="ik-scenario-section-action"
            aria-label={t('scenarioList.schedule', { name })}
            disabledReason={access.write}
            onClick={() => openDialog({ kind: 'schedule', scenario })}
          >
            {t('scenarioList.scheduleShort')}
          </Button>
        )}
      </Section>
      <Section title={t('scenarioDetail.runs')}>
        <DetailRuns scenario={scenario} />
      </Section>
      <Section title={t('scenarioDetail.steps')}>
        <DetailFlow modules={scenario.modules ?? []} />
      </Section>
      {scenario.inputs && scenario.inputs.length > 0 && (
        <Section title={t('scenarioDetail.inputs')}>
          <DetailInputs inputs={scenario.inputs} />
        </Section>
      )}
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <div className="ik-scenario-section" data-ik-part="detail-section">
      <h3 className="ik-scenario-section-title">{title}</h3>
      {children}
    </div>
  )
}
