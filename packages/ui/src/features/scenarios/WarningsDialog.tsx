import type { ScenarioWarning } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { useDialogMessages } from './dialog-texts.js'

/** Says what isn't done of something that was asked for, in the server's words. */
export function WarningsDialog(props: {
  title: string
  warnings: readonly ScenarioWarning[]
  onClose: () => void
}): ReactNode {
  const { title, warnings, onClose } = props
  const t = useDialogMessages()
  return (
    <Dialog
      title={title}
      description={t('scenarioWarnings.text')}
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <ul className="ik-dialog-list">
        {warnings.map(({ path, message }) => (
          <li key={path} dir="auto">
            {message}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
