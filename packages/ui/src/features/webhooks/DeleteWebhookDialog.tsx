import type { Webhook } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { useDialogMessages } from './dialog-texts.js'
import { useWebhookManager } from './manager-context.js'

/** Asks whether to delete a webhook, and says what follows. */
export function DeleteWebhookDialog(props: { webhook: Webhook; onClose: () => void }): ReactNode {
  const { webhook, onClose } = props
  const { actions } = useWebhookManager()
  const t = useDialogMessages()
  const { name, queueCount, scenarioName } = webhook
  const losses = [
    t('webhookDelete.address'),
    scenarioName
      ? t('webhookDelete.scenario', { scenario: scenarioName })
      : t('webhookDelete.noScenario'),
    ...(queueCount ? [t('webhookDelete.queue', { count: queueCount })] : []),
  ]
  return (
    <Dialog
      title={t('webhookDelete.title', { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('webhookDelete.keep')}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onClose()
              actions.remove(webhook)
            }}
          >
            {t('webhookDelete.confirm')}
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
