import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Badge, type BadgeProps } from '../../parts/Badge.js'
import { Button, IconButton } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { useFeedback } from '../../parts/Feedback.js'
import { crossIcon, errorIcon, idleIcon, infoIcon, successIcon } from '../../parts/icons.js'
import type { BulkResult, BulkTask } from './bulk.js'
import { useBulkMessages } from './bulk-texts.js'
import type { BulkState } from './useBulk.js'

const looks: Readonly<Record<BulkResult['state'], Pick<BadgeProps, 'tone' | 'icon'>>> = {
  done: { tone: 'success', icon: successIcon },
  unchanged: { tone: 'neutral', icon: infoIcon },
  failed: { tone: 'danger', icon: errorIcon },
  vetoed: { tone: 'warning', icon: infoIcon },
  waiting: { tone: 'neutral', icon: idleIcon },
}

/** How it came out, with each of them; what can be undone is. */
export function BulkEnd(props: {
  state: Extract<BulkState, { phase: 'ended' }>
  onUndo: (task: BulkTask) => void
  /** Leaves nothing selected. */
  onDismiss: () => void
  /** Goes back to what can be done with those that are left. */
  onKeep: () => void
}): ReactNode {
  const { state, onUndo, onDismiss, onKeep } = props
  const { results, task, undo } = state
  const t = useBulkMessages()
  const { announce } = useFeedback()
  const [isOpen, setOpen] = useState(false)
  const number = (wanted: BulkResult['state']): number =>
    results.filter((result) => result.state === wanted).length
  const parts = [t(`bulk.done.${task.action}`, { count: number('done') })]
  for (const end of ['unchanged', 'failed', 'vetoed', 'waiting'] as const) {
    if (number(end) > 0) parts.push(t(`bulk.${end}`, { count: number(end) }))
  }
  const text = parts.join(' ')
  useEffect(() => announce(text), [announce, text])
  const isLeft = results.some(({ state: end }) => end !== 'done' && end !== 'unchanged')
  return (
    <>
      <IconButton label={t('common.dismiss')} icon={crossIcon} onClick={onDismiss} />
      <span className="ik-scenario-bulk-count">{text}</span>
      <span className="ik-scenario-bulk-actions">
        {undo && (
          <Button size="small" onClick={() => onUndo(undo)}>
            {t('bulk.undo')}
          </Button>
        )}
        <Button size="small" onClick={() => setOpen(true)}>
          {t('bulk.details')}
        </Button>
        {isLeft && (
          <Button size="small" onClick={onKeep}>
            {t('bulk.again')}
          </Button>
        )}
      </span>
      {isOpen && (
        <Dialog title={t('bulk.detailsTitle')} onClose={() => setOpen(false)}>
          <ul className="ik-scenario-bulk-results">
            {results.map(({ scenario, state: end, reason }) => (
              <li key={scenario.id} data-state={end}>
                <span dir="auto">{scenario.name}</span>
                <Badge plain {...looks[end]}>
                  {t(`bulk.state.${end}`)}
                </Badge>
                {reason !== undefined && <span className="ik-scenario-bulk-reason">{reason}</span>}
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}
