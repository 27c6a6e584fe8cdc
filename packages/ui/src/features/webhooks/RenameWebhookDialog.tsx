import type { Webhook } from '@inlaykit/shared'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { TextField } from '../../parts/Field.js'
import { focusFault, useForm } from '../../parts/useForm.js'
import { useDialogMessages } from './dialog-texts.js'
import { useWebhookManager } from './manager-context.js'
import { isWebhookName } from './webhook-name.js'

/** Asks for another name. */
export function RenameWebhookDialog(props: { webhook: Webhook; onClose: () => void }): ReactNode {
  const { webhook, onClose } = props
  const { actions } = useWebhookManager()
  const t = useDialogMessages()
  const box = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(webhook.name)
  const [isWrong, setWrong] = useState(false)
  const form = useForm((element) => {
    if (!isWebhookName(name)) {
      setWrong(true)
      focusFault(element)
      return
    }
    onClose()
    if (name.trim() !== webhook.name) actions.rename(webhook, name.trim())
  })
  return (
    <Dialog
      title={t('webhookRename.title', { name: webhook.name })}
      onClose={onClose}
      initialFocus={box}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form.id} variant="primary">
            {t('webhookRename.submit')}
          </Button>
        </>
      }
    >
      <form {...form.props}>
        <TextField
          ref={box}
          label={t('webhookCreate.name')}
          error={isWrong ? t('webhookCreate.faultName') : undefined}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          maxLength={128}
          dir="auto"
          required
        />
      </form>
    </Dialog>
  )
}
