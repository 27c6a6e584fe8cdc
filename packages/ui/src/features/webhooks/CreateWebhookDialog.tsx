import type { RevealedWebhook } from '@inlaykit/shared'
import { webhookMethods, webhookSecurities, webhookTypes } from '@inlaykit/shared/client'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { Select, TextField } from '../../parts/Field.js'
import { Notice } from '../../parts/Notice.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { focusFault, useForm } from '../../parts/useForm.js'
import { useDialogMessages } from './dialog-texts.js'
import { useWebhookManager } from './manager-context.js'
import { ScenarioChoice } from './ScenarioChoice.js'
import { WebhookAccess } from './WebhookAccess.js'
import { isWebhookName } from './webhook-name.js'

/** Asks what a new webhook is like, and then shows its address and secret: this once. */
export function CreateWebhookDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { actions, capabilities, scenarioId } = useWebhookManager()
  const t = useDialogMessages()
  const box = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [type, setType] = useState<(typeof webhookTypes)[number]>('custom')
  const [method, setMethod] = useState<(typeof webhookMethods)[number]>('GET')
  const [security, setSecurity] = useState<(typeof webhookSecurities)[number]>('none')
  const [chosenId, setChosenId] = useState(scenarioId ?? '')
  const [isWrong, setWrong] = useState(false)
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()
  const [made, setMade] = useState<RevealedWebhook>()

  async function create(): Promise<void> {
    if (isSending) return
    setSending(true)
    const outcome = await actions.create({
      name: name.trim(),
      type,
      ...(capabilities?.webhookMethod && { method }),
      ...(capabilities?.webhookSecurity && { security: { type: security } }),
      ...(capabilities?.webhookScenario && chosenId !== '' && { scenarioId: chosenId }),
    })
    setSending(false)
    if (outcome.kind === 'done') setMade(outcome.value)
    setError(outcome.kind === 'failed' ? outcome.error : undefined)
  }
  const form = useForm((element) => {
    const isFine = isWebhookName(name)
    setWrong(!isFine)
    if (isFine) void create()
    else focusFault(element)
  })

  if (made !== undefined) {
    return (
      <Dialog
        key="made"
        className="ik-webhook-wide-dialog"
        title={t('webhookCreate.madeTitle', { name: made.name })}
        onClose={onClose}
        footer={
          <Button variant="primary" onClick={onClose}>
            {t('webhookCreate.saved')}
          </Button>
        }
      >
        <Notice tone="success">
          {t(made.secret === null ? 'webhookCreate.madeText' : 'webhookCreate.madeTextSecret')}
        </Notice>
        <WebhookAccess webhook={made} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={t('webhookCreate.title')}
      onClose={onClose}
      initialFocus={box}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form.id} variant="primary" loading={isSending}>
            {t('webhookCreate.submit')}
          </Button>
        </>
      }
    >
      <form {...form.props}>
        {error !== undefined && <ProblemNotice error={error} />}
        <TextField
          ref={box}
          label={t('webhookCreate.name')}
          help={t('webhookCreate.nameHelp')}
          error={isWrong ? t('webhookCreate.faultName') : undefined}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          maxLength={128}
          dir="auto"
          required
        />
        {capabilities?.webhookScenario && scenarioId === undefined && (
          <ScenarioChoice value={chosenId} onChange={setChosenId} />
        )}
        <Select
          label={t('webhookCreate.type')}
          help={t(`webhookCreate.typeHelp.${type}`)}
          value={type}
          options={webhookTypes.map((value) => ({ value, label: t(`webhookType.${value}`) }))}
          onChange={setType}
        />
        {capabilities?.webhookMethod && (
          <Select
            label={t('webhookCreate.method')}
            value={method}
            options={webhookMethods.map((value) => ({ value, label: value }))}
            onChange={setMethod}
          />
        )}
        {capabilities?.webhookSecurity && (
          <Select
            label={t('webhookCreate.security')}
            help={t(`webhookCreate.securityHelp.${security}`)}
            value={security}
            options={webhookSecurities.map((value) => ({
              value,
              label: t(`webhookSecurity.${value}`),
            }))}
            onChange={setSecurity}
          />
        )}
      </form>
    </Dialog>
  )
}
