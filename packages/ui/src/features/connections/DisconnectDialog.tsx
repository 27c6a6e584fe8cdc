import type { Connection } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { useConnectionPanel } from './panel-context.js'
import { useDialogMessages } from './dialog-texts.js'
import { nameOf } from './texts.js'

/** Asks whether to disconnect, and says what will be lost. */
export function DisconnectDialog(props: {
  connection: Connection
  /** Without it the tenant has none. */
  isLast: boolean
  onClose: () => void
}): ReactNode {
  const { connection, isLast, onClose } = props
  const { actions } = useConnectionPanel()
  const t = useDialogMessages()
  const losses = [
    t('connectionDisconnect.scenarios'),
    t('connectionDisconnect.forgotten'),
    t(connection.kind === 'oauth' ? 'connectionDisconnect.oauth' : 'connectionDisconnect.key'),
    ...(isLast ? [t('connectionDisconnect.last')] : []),
    ...(!isLast && connection.isDefault ? [t('connectionDisconnect.default')] : []),
  ]
  return (
    <Dialog
      title={t('connectionDisconnect.title', { name: nameOf(connection, t) })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('connectionDisconnect.keep')}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onClose()
              actions.disconnect(connection)
            }}
          >
            {t('connectionDisconnect.confirm')}
          </Button>
        </>
      }
    >
      <ul className="ik-dialog-list">
        {losses.map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
    </Dialog>
  )
}
