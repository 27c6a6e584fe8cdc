import type { Connection } from '@inlaykit/shared'
import { ProblemError } from '@inlaykit/shared/client'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { useFeedback } from '../../parts/Feedback.js'
import { TextField } from '../../parts/Field.js'
import { Notice } from '../../parts/Notice.js'
import { emptyKeyForm, fieldsOf, readKeyForm, type KeyFormField } from './key-form.js'
import { KeyTargetFields } from './KeyTargetFields.js'
import { useConnectionPanel } from './panel-context.js'
import { useDialogMessages } from './dialog-texts.js'
import { nameOf, useConnectionProblemText } from './texts.js'
import type { KeyFailure } from './useConnectionActions.js'
import { focusFault, useForm } from '../../parts/useForm.js'

type Faults = Readonly<Partial<Record<KeyFormField, string>>>

/**
 * Asks for an API key, and for what it is good for unless it renews one. The key stays in its box, outside of any state,
 * and is taken out of there when it is sent.
 */
export function ApiKeyDialog(props: {
  /** The connection whose key is renewed; `null`: a new one. */
  connection: Connection | null
  onClose: () => void
}): ReactNode {
  const { connection, onClose } = props
  const { actions, zones } = useConnectionPanel()
  const t = useDialogMessages()
  const { toast } = useFeedback()
  const describe = useConnectionProblemText()
  const keyBox = useRef<HTMLInputElement>(null)
  const [values, setValues] = useState(() => valuesOf(connection, zones))
  const [faults, setFaults] = useState<Faults>({})
  const [failure, setFailure] = useState<string>()
  const [isSending, setSending] = useState(false)
  const isGone = useIsGone()

  const faultTexts: Readonly<Record<KeyFormField, string>> = {
    apiKey: t('connectionForm.faultKey'),
    organizationId: t('connectionForm.faultOrganization'),
    teamId: t('connectionForm.faultTeam'),
    zone: t('connectionForm.faultZone'),
    label: t('connectionForm.faultName'),
  }
  const textsOf = (fields: readonly KeyFormField[]): Faults =>
    Object.fromEntries(fields.map((field) => [field, faultTexts[field]]))

  async function send(form: HTMLFormElement): Promise<void> {
    const box = keyBox.current
    if (box === null || isSending) return
    const read = readKeyForm(box.value, values)
    setFailure(undefined)
    if ('faults' in read) {
      setFaults(textsOf(read.faults))
      focusFault(form)
      return
    }
    box.value = ''
    setFaults({})
    setSending(true)
    const outcome = await actions.connect(read.input, connection)
    setSending(false)
    if (outcome.kind === 'done' || outcome.kind === 'vetoed') onClose()
    else if (isGone.current) toast({ tone: 'danger', text: tellGone(outcome) })
    else {
      show(outcome)
      box.focus()
    }
  }

  function show(outcome: KeyFailure): void {
    if (outcome.kind === 'refused') {
      setFaults({ apiKey: t('connectionForm.faultRefused') })
      return
    }
    const { error } = outcome
    const wrong =
      error instanceof ProblemError && error.problem === 'validation' ? fieldsOf(error.errors) : []
    setFaults({ apiKey: t('connectionForm.pasteAgain'), ...textsOf(wrong) })
    if (wrong.length === 0) setFailure(describe(error))
  }

  function tellGone(outcome: KeyFailure): string {
    const reason =
      outcome.kind === 'refused' ? t('connectionForm.faultRefused') : describe(outcome.error)
    return t('connectionPanel.connectFailed', { reason })
  }

  const form = useForm((element) => void send(element))
  return (
    <Dialog
      title={
        connection === null
          ? t('connectionForm.title')
          : t('connectionForm.renewTitle', { name: nameOf(connection, t) })
      }
      onClose={onClose}
      initialFocus={keyBox}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form.id} variant="primary" loading={isSending}>
            {t(connection === null ? 'connectionForm.submit' : 'connectionForm.renewSubmit')}
          </Button>
        </>
      }
    >
      <form {...form.props}>
        {failure !== undefined && <Notice tone="danger">{failure}</Notice>}
        <TextField
          ref={keyBox}
          label={t('connectionForm.key')}
          help={t('connectionForm.keyHelp')}
          error={faults.apiKey}
          // Without a name, no form that a browser sends by itself could carry it.
          type="password"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          required
        />
        {connection === null && (
          <KeyTargetFields values={values} faults={faults} onChange={setValues} />
        )}
      </form>
    </Dialog>
  )
}

/** The same organisation and team once more renews the key. */
function valuesOf(connection: Connection | null, zones: readonly string[]): typeof emptyKeyForm {
  if (connection === null) return emptyKeyForm
  const { organizationId, teamId, zone } = connection
  return {
    ...emptyKeyForm,
    organizationId: organizationId ?? '',
    teamId: teamId ?? '',
    zone: zone && zones.includes(zone) ? zone : '',
  }
}

/** Whether the dialog was closed while something was under way. */
function useIsGone(): { readonly current: boolean } {
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])
  return isGone
}
