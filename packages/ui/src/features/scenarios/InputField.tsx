import type { ScenarioInput } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { Checkbox } from '../../parts/Checkbox.js'
import { TextArea, TextField } from '../../parts/Field.js'
import { useDialogMessages } from './dialog-texts.js'
import { controlOf, type InputFault, type InputValue } from './input-form.js'

/** Says what is wrong with a value. */
export function useFaultText(): (fault: InputFault | undefined) => string | undefined {
  const t = useDialogMessages()
  return (fault) => {
    switch (fault?.kind) {
      case 'required':
        return t('runDialog.required')
      case 'not-number':
        return t('runDialog.notNumber')
      case 'not-object':
        return t('runDialog.jsonNotObject')
      case 'not-json':
        return t('runDialog.jsonInvalid', { reason: fault.reason })
      default:
        return undefined
    }
  }
}

/** Asks for one declared input, as its type wants it. */
export function InputField(props: {
  input: ScenarioInput
  value: InputValue
  fault: InputFault | undefined
  onChange: (value: InputValue) => void
}): ReactNode {
  const { input, value, fault, onChange } = props
  const t = useDialogMessages()
  const error = useFaultText()(fault)
  const control = controlOf(input)
  const label = input.label ?? input.name
  const help = input.help ?? undefined
  if (control === 'checkbox') {
    return <Checkbox label={label} help={help} checked={value === true} onChange={onChange} />
  }
  const shared = {
    label,
    help,
    error,
    remark: input.required ? undefined : t('runDialog.optional'),
    required: input.required,
    value: String(value),
  }
  if (control === 'json') {
    return (
      <TextArea {...shared} spellCheck={false} onChange={(event) => onChange(event.target.value)} />
    )
  }
  return (
    <TextField
      {...shared}
      type={control === 'date' ? 'datetime-local' : 'text'}
      // A number field hides what it can't read; this one says what is wrong with it.
      inputMode={control === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
