import type { Execution } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { dressed } from '../../parts/dressed.js'
import { dialogs } from '../../styles/late/sheets.js'
import { useDetailMessages } from './detail-texts.js'
import { runName } from './texts.js'

/** What {@link StopDialog} takes. */
export interface StopDialogProps {
  execution: Execution
  onClose: () => void
  onConfirm: () => void
}

function Question(props: StopDialogProps): ReactNode {
  const { execution, onClose, onConfirm } = props
  const t = useDetailMessages()
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

/** Asks whether to stop a run: what it has done can't be taken back. */
export const StopDialog = dressed(Question, [dialogs])
