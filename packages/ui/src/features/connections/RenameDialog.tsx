import type { Connection } from '@inlaykit/shared'
import { connectionLabelPattern } from '@inlaykit/shared/client'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { TextField } from '../../parts/Field.js'
import { useConnectionPanel } from './panel-context.js'
import { useDialogMessages } from './dialog-texts.js'
import { nameOf } from './texts.js'
import { focusFault, useForm } from '../../parts/useForm.js'

/** Asks for another name. */
export function RenameDialog(props: { connection: Connection; onClose: () => void }): ReactNode {
  const { connection, onClose } = props
  const { actions } = useConnectionPanel()
  const t = useDialogMessages()
  const box = useRef<HTMLInputElement>(null)
  const [label, setLabel] = useState(connection.label)
  const [isWrong, setWrong] = useState(false)
  const form = useForm((element) => {
    const next = label.trim()
    if (!connectionLabelPattern.test(next)) {
      setWrong(true)
      focusFault(element)
      return
    }
    onClose()
    if (next !== connection.label) actions.rename(connection, next)
  })
  return (
    <Dialog
      title={t('connectionRename.title', { name: nameOf(connection, t) })}
      onClose={onClose}
      initialFocus={box}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form.id} variant="primary">
            {t('connectionRename.submit')}
          </Button>
        </>
      }
    >
      <form {...form.props}>
        <TextField
          ref={box}
          label={t('connectionForm.name')}
          help={t('connectionForm.nameHelp')}
          error={isWrong ? t('connectionForm.faultName') : undefined}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
          autoComplete="off"
          maxLength={200}
          dir="auto"
          required
        />
      </form>
    </Dialog>
  )
}
