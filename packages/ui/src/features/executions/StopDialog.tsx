import type { Execution } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { runName, useTimelineMessages } from './texts.js'

/** Asks whether to stop a run: what it has done can't be taken back. */
export function StopDialog(props: {
  execution: Execution
  onClose: () => void
  onConfirm: () => void
}): ReactNode {
  const { execution, onClose, onConfirm } = props
  const t = useTimelineMessages()
  return (
    <Dialog
      title={t('executionTimeline.stopTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('executionTimeline.stopKeep')}</Button>
          <Button variant="danger" onClick={onConfirm}>
            {t('executionTimeline.stopConfirm')}
          </Button>
        </>
      }
    >
      {t('executionTimeline.stopText', { name: runName(execution, t) })}
    </Dialog>
  )
}
