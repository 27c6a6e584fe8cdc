import { plans } from '@inlaykit/shared/client'
import type { ReactNode } from 'react'
import { Select, TextField } from '../../parts/Field.js'
import type { KeyFormField, KeyFormValues } from './key-form.js'
import { useConnectionPanel } from './panel-context.js'
import { useDialogMessages } from './dialog-texts.js'
import { ZoneSelect } from './ZoneSelect.js'

/** What a key is good for: organisation and team, the zone where there are several, the plan where Make does not tell it. */
export function KeyTargetFields(props: {
  values: KeyFormValues
  faults: Readonly<Partial<Record<KeyFormField, string>>>
  onChange: (values: KeyFormValues) => void
}): ReactNode {
  const { values, faults, onChange } = props
  const { dialect, zones } = useConnectionPanel()
  const t = useDialogMessages()
  const optional = t('connectionForm.optional')
  const set = (field: Exclude<keyof KeyFormValues, 'plan'>) => ({
    value: values[field],
    error: faults[field],
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...values, [field]: event.target.value }),
  })
  return (
    <>
      <div className="ik-form-pair">
        <TextField
          label={t('connectionForm.organization')}
          help={t('connectionForm.organizationHelp')}
          {...set('organizationId')}
          autoComplete="off"
          dir="ltr"
          required
        />
        <TextField
          label={t('connectionForm.team')}
          remark={optional}
          help={t('connectionForm.teamHelp')}
          {...set('teamId')}
          autoComplete="off"
          dir="ltr"
        />
      </div>
      {zones.length > 1 && (
        <ZoneSelect value={values.zone} onChange={(zone) => onChange({ ...values, zone })} />
      )}
      {dialect === 'guide' && (
        <Select
          label={t('connectionForm.plan')}
          value={values.plan}
          options={[
            { value: '', label: t('connectionForm.planUnknown') },
            ...plans.map((plan) => ({ value: plan, label: t(`connectionPlan.${plan}`) })),
          ]}
          onChange={(plan) => onChange({ ...values, plan })}
        />
      )}
      <TextField
        label={t('connectionForm.name')}
        remark={optional}
        help={t('connectionForm.nameHelp')}
        {...set('label')}
        autoComplete="off"
        maxLength={200}
      />
    </>
  )
}
