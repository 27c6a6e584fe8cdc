import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { useBulkMessages } from './bulk-texts.js'
import type { BulkState } from './useBulk.js'

/** How far it is, and a way to begin no further one. */
export function BulkProgress(props: {
  state: Extract<BulkState, { phase: 'running' }>
  onCancel: () => void
}): ReactNode {
  const { state, onCancel } = props
  const t = useBulkMessages()
  const { length: count } = state.task.scenarios
  const text = t('bulk.progress', { count, through: state.through })
  return (
    <>
      <span className="ik-scenario-bulk-count">{text}</span>
      <progress
        className="ik-scenario-bulk-meter"
        aria-label={t(`bulk.doing.${state.task.action}`)}
        value={state.through}
        max={count}
      />
      <Button size="small" loading={state.isCancelled} onClick={onCancel}>
        {t('bulk.cancel')}
      </Button>
    </>
  )
}
