/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/prefer-tag-over-role -- Safari drops the role of lists without markers; hosts dress bare sections. */
import type { Execution } from '@inlaykit/shared'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { dressed } from '../../parts/dressed.js'
import { dialogs, executionTimeline } from '../../styles/late/sheets.js'
import { useBulkMessages } from './bulk-texts.js'
import { runName } from './texts.js'
import { useRetryMany } from './useRetryMany.js'
import type { RetryAction } from './useRetryAction.js'

/** So many are run again at once at most: Make counts the requests. */
const mostAtOnce = 100

/** What {@link RetryManyDialog} takes. */
export interface RetryManyDialogProps {
  /** Newest first. */
  executions: readonly Execution[]
  /** They were selected one by one; else they are all failed runs in view. */
  isSelection: boolean
  again: RetryAction
  /** `begun`: the ids of those that run again. */
  onClose: (begun: ReadonlySet<string>) => void
}

function Runs(props: RetryManyDialogProps): ReactNode {
  const { again, isSelection, onClose } = props
  const t = useBulkMessages()
  const format = useFormat()
  // What was asked about stays, whatever comes in meanwhile.
  const [runs] = useState(() => props.executions.slice(0, mostAtOnce))
  const [reasons] = useState(
    () => new Map(runs.map((execution) => [execution.id, again.reasonOf(execution)])),
  )
  const possible = runs.filter(({ id }) => reasons.get(id) === undefined)
  const many = useRetryMany(again.host)
  const { length: count } = possible
  const { phase, through, results } = many
  const failed = [...results.values()].filter(({ state }) => state === 'failed').length

  function close(): void {
    many.cancel()
    // One that is being started is not asked for a second time.
    const begun = [...results].filter(([, { state }]) => state === 'done' || state === 'running')
    onClose(new Set(begun.map(([id]) => id)))
  }

  return (
    <Dialog
      className="ik-retry-many"
      title={t(isSelection ? 'executionBulk.titleSelected' : 'executionBulk.title', {
        count: runs.length,
      })}
      onClose={close}
      footer={
        phase === 'running' ? (
          <Button loading={many.isCancelled} onClick={many.cancel}>
            {t('executionBulk.cancel')}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{t('common.close')}</Button>
            {phase === 'idle' && (
              <Button
                variant="primary"
                disabledReason={count === 0 ? t('executionBulk.none') : undefined}
                onClick={() => many.start(possible)}
              >
                {t('executionBulk.start', { count })}
              </Button>
            )}
          </>
        )
      }
    >
      <p>{t('executionBulk.text')}</p>
      {props.executions.length > mostAtOnce && (
        <p>{t('executionBulk.newest', { count: mostAtOnce })}</p>
      )}
      {phase !== 'idle' && (
        <div className="ik-retry-progress">
          <progress
            className="ik-retry-meter"
            aria-label={t('executionBulk.doing')}
            value={through}
            max={count}
          />
          <output>
            {phase === 'running'
              ? t('executionBulk.progress', { through, count })
              : t('executionBulk.ended', { through: through - failed, failed })}
          </output>
        </div>
      )}
      {/* A long list must be scrolled by keyboard too. */}
      <div
        className="ik-retry-scroll"
        role="region"
        aria-label={t('executionTimeline.label')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <ul className="ik-retry-runs" role="list">
          {runs.map((execution) => {
            const { id, startedAt } = execution
            const result = results.get(id)
            const reason = reasons.get(id) ?? result?.reason
            const state = reasons.get(id) !== undefined ? 'impossible' : (result?.state ?? 'ready')
            return (
              <li key={id} className="ik-retry-run" data-state={state}>
                <span className="ik-retry-name" dir="auto">
                  {runName(execution, t)}
                </span>
                {startedAt && <span className="ik-retry-time">{format.dateTime(startedAt)}</span>}
                <span className="ik-retry-state">
                  {t(`executionBulk.state.${state}`)}
                  {reason !== undefined && ` ${reason}`}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
    </Dialog>
  )
}

/** Asks before several runs are run again, shows how far it is and what became of each. */
export const RetryManyDialog = dressed(Runs, [dialogs, executionTimeline])
