import type { Scenario, ScenarioInput } from '@inlaykit/shared'
import { useId, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { TextArea } from '../../parts/Field.js'
import { playIcon } from '../../parts/icons.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { useDialogMessages } from './dialog-texts.js'
import {
  buildInput,
  initialValues,
  parseInput,
  type InputFault,
  type InputResult,
} from './input-form.js'
import { InputField, useFaultText } from './InputField.js'
import { useScenarioListContext } from './list-context.js'
import { useScenario } from './useScenario.js'

type Run = (input: Readonly<Record<string, unknown>> | undefined) => void

/** Asks for the input of a run: a field for each declared one, or JSON where the connection does not tell them. */
export function RunDialog(props: { scenario: Scenario; onClose: () => void }): ReactNode {
  const { scenario, onClose } = props
  const { actions } = useScenarioListContext()
  const t = useDialogMessages()
  const { data, error, isFetching, refetch } = useScenario(scenario.id)
  const formId = useId()
  return (
    <Dialog
      title={t('runDialog.title', { name: scenario.name })}
      description={t('runDialog.description')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            icon={playIcon}
            disabledReason={data === undefined ? t('common.loading') : undefined}
          >
            {t('runDialog.submit')}
          </Button>
        </>
      }
    >
      {data !== undefined ? (
        <RunForm
          id={formId}
          inputs={data.inputs ?? []}
          onRun={(input) => {
            onClose()
            actions.run(scenario, input)
          }}
        />
      ) : error === null ? (
        <Waiting />
      ) : (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      )}
    </Dialog>
  )
}

function Waiting(): ReactNode {
  return (
    <>
      <Skeleton width="short" />
      <Skeleton width="full" shape="block" />
      <Skeleton width="short" />
      <Skeleton width="full" shape="block" />
    </>
  )
}

function RunForm(props: { id: string; inputs: readonly ScenarioInput[]; onRun: Run }): ReactNode {
  const { id, inputs, onRun } = props
  const [values, setValues] = useState(() => initialValues(inputs))
  const [json, setJson] = useState('')
  const [faults, setFaults] = useState<Readonly<Record<string, InputFault>>>({})
  const isDeclared = inputs.length > 0

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    // A portal's events go on in React's tree: the host's form around the widget is not meant.
    event.stopPropagation()
    const result: InputResult = isDeclared ? buildInput(inputs, values) : parseInput(json)
    if ('input' in result) {
      onRun(result.input)
      return
    }
    setFaults(result.faults)
    const form = event.currentTarget
    // The fault is marked by the next render.
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus())
  }

  return (
    <form id={id} className="ik-run-form" noValidate onSubmit={submit}>
      {isDeclared ? (
        inputs.map((input) => (
          <InputField
            key={input.name}
            input={input}
            value={values[input.name] ?? ''}
            fault={faults[input.name]}
            onChange={(value) => setValues((before) => ({ ...before, [input.name]: value }))}
          />
        ))
      ) : (
        <JsonField value={json} fault={faults['']} onChange={setJson} />
      )}
    </form>
  )
}

function JsonField(props: {
  value: string
  fault: InputFault | undefined
  onChange: (value: string) => void
}): ReactNode {
  const t = useDialogMessages()
  const error = useFaultText()(props.fault)
  return (
    <TextArea
      label={t('runDialog.json')}
      help={t('runDialog.jsonHelp', { example: '{"orderId": 4711}' })}
      error={error}
      rows={8}
      spellCheck={false}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  )
}
