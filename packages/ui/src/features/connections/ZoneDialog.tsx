import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { externalIcon } from '../../parts/icons.js'
import { useDialogMessages } from './dialog-texts.js'
import { useForm } from '../../parts/useForm.js'
import { ZoneSelect } from './ZoneSelect.js'

/** Asks for the zone before Make's page opens, where there are several. */
export function ZoneDialog(props: {
  onClose: () => void
  /** Called in the handler of the press, so that a window may open. */
  onBegin: (zone: string | undefined) => void
}): ReactNode {
  const { onClose, onBegin } = props
  const t = useDialogMessages()
  const [zone, setZone] = useState('')
  const form = useForm(() => {
    onClose()
    onBegin(zone || undefined)
  })
  return (
    <Dialog
      title={t('connectionPanel.connectOAuth')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form.id} variant="primary" icon={externalIcon}>
            {t('connectionForm.goOn')}
          </Button>
        </>
      }
    >
      <form {...form.props}>
        <ZoneSelect value={zone} onChange={setZone} />
      </form>
    </Dialog>
  )
}
