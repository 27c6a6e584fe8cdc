import type { Webhook, WebhookTest } from '@inlaykit/shared'
import { webhookTestMethods } from '@inlaykit/shared/client'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { Select, TextArea } from '../../parts/Field.js'
import { Notice } from '../../parts/Notice.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { focusFault, useForm } from '../../parts/useForm.js'
import { useDialogMessages } from './dialog-texts.js'
import { readJsonObject } from '../../client/json-object.js'
import { useWebhookManager } from './manager-context.js'

const example = JSON.stringify({ hello: 'world', orderId: 4711 }, null, 2)

/** Sends a sample event, and shows what became of it. */
export function TestWebhookDialog(props: { webhook: Webhook; onClose: () => void }): ReactNode {
  const { webhook, onClose } = props
  const { actions } = useWebhookManager()
  const t = useDialogMessages()
  const [method, setMethod] = useState<(typeof webhookTestMethods)[number]>('POST')
  const [text, setText] = useState(example)
  const [fault, setFault] = useState<string>()
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()
  const [told, setTold] = useState<WebhookTest>()

  async function send(payload: Readonly<Record<string, unknown>> | undefined): Promise<void> {
    if (isSending) return
    setSending(true)
    const outcome = await actions.test(webhook, { method, payload })
    setSending(false)
    setTold(outcome.kind === 'done' ? outcome.value : undefined)
    setError(outcome.kind === 'failed' ? outcome.error : undefined)
  }
  const form = useForm((element) => {
    const sample = method === 'GET' ? { payload: undefined } : readJsonObject(text)
    if (!('fault' in sample)) {
      setFault(undefined)
      void send(sample.payload)
      return
    }
    const { fault: kind } = sample
    setFault(
      kind === 'not-object'
        ? t('webhookTest.notObject')
        : t('webhookTest.notJson', { line: sample.line, column: sample.column }),
    )
    focusFault(element)
  })
  return (
    <Dialog
      title={t('webhookTest.title', { name: webhook.name })}
      description={t('webhookTest.description')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button type="submit" form={form.id} variant="primary" loading={isSending}>
            {t('webhookTest.submit')}
          </Button>
        </>
      }
    >
      <form {...form.props}>
        <Select
          label={t('webhookTest.method')}
          value={method}
          options={webhookTestMethods.map((value) => ({ value, label: value }))}
          onChange={setMethod}
        />
        {method === 'POST' && (
          <TextArea
            label={t('webhookTest.body')}
            help={t('webhookTest.bodyHelp')}
            error={fault}
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            maxLength={200_000}
          />
        )}
        {error !== undefined && <ProblemNotice error={error} />}
        {told !== undefined && <Arrival webhook={webhook} told={told} />}
      </form>
    </Dialog>
  )
}

function Arrival({ webhook, told }: { webhook: Webhook; told: WebhookTest }): ReactNode {
  const t = useDialogMessages()
  const format = useFormat()
  const { accepted, durationMs, status } = told
  const duration = format.duration(durationMs)
  if (!accepted) {
    return <Notice tone="danger">{t('webhookTest.refused', { status: String(status) })}</Notice>
  }
  return (
    <Notice tone="success" title={t('webhookTest.arrived', { duration })}>
      {webhook.scenarioName
        ? t('webhookTest.arrivedScenario', { scenario: webhook.scenarioName })
        : t('webhookTest.arrivedQueue')}
    </Notice>
  )
}
